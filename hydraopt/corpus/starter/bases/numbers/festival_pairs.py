# %% statement
# Return the number of pairs (two different positions) of periods, in days, that meet on the festival day: the
# day is a multiple of the least common multiple of both. All numbers are positive.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[], 12], [[3], 12], [[3, 4], 12], [[5, 6], 12], [[2, 2, 8], 24], [[1, 7, 9, 63], 63]]
def make_input(rng, size):
    return [[rng.randrange(1, 60) for _ in range(size)], rng.choice([360, 720, 5040])]
# %% program: good
from itertools import combinations
from math import gcd

def festival_pairs(periods, day):
    meeting = 0
    for first, second in combinations(periods, 2):
        if day % (first // gcd(first, second) * second) == 0:
            meeting += 1
    return meeting
