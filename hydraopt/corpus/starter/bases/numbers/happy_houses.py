# %% statement
# Repeatedly replacing a number by the sum of the squares of its digits ends at 1 or runs in circles for ever. Return how
# many of the house numbers (positive) end at 1.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[]], [[1]], [[4]], [[7, 10, 11]], [[19, 20, 19]], [[100, 44, 49]]]
def make_input(rng, size):
    return [[rng.randrange(1, 600) for _ in range(size)]]
# %% program: good
from functools import cache

@cache
def is_happy(number):
    if number < 10:
        return number in (1, 7)
    return is_happy(sum(int(digit) ** 2 for digit in str(number)))

def happy_houses(houses):
    return sum(1 for house in houses if is_happy(house))
