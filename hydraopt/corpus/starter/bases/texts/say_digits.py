# %% statement
# Say aloud a text of digits `rounds` times: each run of one digit is replaced by its length and the digit ("1211" becomes "111221").
# Return the text after the last round.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [["", 3], ["1", 0], ["1", 5], ["1211", 1], ["222222222222", 2], ["33", 3]]
def make_input(rng, size):
    return ["".join(rng.choice("1122233") for _ in range(size)), 3]
# %% program: good
from itertools import groupby


def say_digits(digits, rounds):
    for _ in range(rounds):
        digits = "".join(f"{sum(1 for _ in run)}{digit}" for digit, run in groupby(digits))
    return digits
