# %% statement
# The look-and-say rule reads a text of digits aloud: runs of equal digits become their length and the digit ("1112" to
# "3112"). Return the length of the text and the sum of its digits after the given number of rounds, as [length, sum].
# %% inputs
SIZES = (8, 18, 26)
EDGE_CASES = [["", 3], ["1", 0], ["1", 1], ["22", 5], ["1112", 2], ["3", 8]]
def make_input(rng, size):
    return [str(rng.choice([1, 3, 13, 31])), size]
# %% program: good
from itertools import groupby

def look_and_say(digits, rounds):
    for _ in range(rounds):
        parts = []
        for digit, run in groupby(digits):
            parts.append(f"{sum(1 for _ in run)}{digit}")
        digits = "".join(parts)
    return [len(digits), sum(map(int, digits))]
