# %% statement
# Count the pairs of different positions in minutes whose two lengths add up to whole discs of
# disc minutes.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 60], [[60], 60], [[30, 30], 60], [[30, 20, 150, 100, 40], 60], [[60, 60, 60], 60], [[1, 2, 3], 1]]
def make_input(rng, size):
    return [[rng.randrange(1, 500) for _ in range(size)], 60]
# %% program: good
from collections import defaultdict

def full_discs(minutes, disc):
    rests = defaultdict(int)
    pairs = 0
    for length in minutes:
        rest = length % disc
        pairs += rests.get((disc - rest) % disc, 0)
        rests[rest] += 1
    return pairs
