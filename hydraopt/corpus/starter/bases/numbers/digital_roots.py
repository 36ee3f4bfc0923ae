# %% statement
# The digital root of a number is what remains after taking digit sums until one digit is left.
# Return a list of ten counts: entry r tells how many of the numbers (all >= 0) have digital root r.
# %% inputs
SIZES = (300, 2000, 6000)
EDGE_CASES = [[[]], [[0]], [[9, 18, 99]], [[38, 11, 2]], [[123456789, 10, 0, 0]]]
def make_input(rng, size):
    return [[rng.randrange(10 ** 9) for _ in range(size)]]
# %% program: good
from collections import Counter

def digital_roots(numbers):
    tally = Counter((number - 1) % 9 + 1 if number else 0 for number in numbers)
    return [tally[root] for root in range(10)]
