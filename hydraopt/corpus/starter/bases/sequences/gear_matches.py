# %% statement
# Add up the greatest common divisors of all pairs of different positions in gears.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[]], [[8]], [[8, 12]], [[3, 5, 7]], [[6, 6, 4, 9]]]
def make_input(rng, size):
    return [[rng.randrange(1, 200) for _ in range(size)]]
# %% program: good
from itertools import combinations
from math import gcd

def gear_matches(gears):
    total = 0
    for left, right in combinations(gears, 2):
        total += gcd(left, right)
    return total
