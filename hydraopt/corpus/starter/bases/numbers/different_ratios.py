# %% statement
# Each pair holds the teeth of two meshing gears (both positive). Return how many different ratios occur,
# where 10:20 and 3:6 are the same ratio but 1:2 and 2:1 are not.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[]], [[[3, 5]]], [[[10, 20], [3, 6]]], [[[1, 2], [2, 1]]], [[[4, 4], [7, 7], [8, 2]]]]
def make_input(rng, size):
    return [[[rng.randrange(1, 60), rng.randrange(1, 60)] for _ in range(size)]]
# %% program: good
from math import gcd

def different_ratios(gears):
    seen = set()
    for driver, driven in gears:
        common = gcd(driver, driven)
        ratio = (driver // common, driven // common)
        if ratio not in seen:
            seen.add(ratio)
    return len(seen)
