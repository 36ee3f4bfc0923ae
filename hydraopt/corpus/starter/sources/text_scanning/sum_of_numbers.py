# %% statement
# Return the sum of all whole numbers (runs of digits 0-9) that stand in the text.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[""], ["none here"], ["7"], ["a12b3"], ["007 and -5"], ["99 bottles 99"]]
def make_input(rng, size):
    words = ["apples", "pears", "x", "kg", "at"]
    return [" ".join(rng.choice(words) + str(rng.randrange(5000)) for _ in range(size))]
# %% program: digits
def sum_of_numbers(text):
    numbers = []
    current = ""
    for i in range(len(text)):
        if text[i] in "0123456789":
            current = current + text[i]
        else:
            if current != "":
                numbers.append(int(current))
            current = ""
    if current != "":
        numbers.append(int(current))
    amount = 0
    for number in numbers:
        amount = amount + number
    return amount
# %% program: findall
import re

def sum_of_numbers(text):
    return sum(map(int, re.findall("[0-9]+", text)))
# %% program: finditer
import re

def sum_of_numbers(text):
    return sum(int(match[0]) for match in re.finditer("[0-9]+", text))
# %% program: streaming
def sum_of_numbers(text):
    amount = current = 0
    for ch in text:
        if "0" <= ch <= "9":
            current = current * 10 + int(ch)
        else:
            amount += current
            current = 0
    return amount + current
