# %% statement
# Return the ranges of missing ticket numbers between the lowest and the highest one, as
# ascending lists [first, last].
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[]], [[8]], [[4, 3, 5]], [[1, 9]], [[7, 2, 2, 10, 3]]]
def make_input(rng, size):
    return [[rng.randrange(size * 3) for _ in range(size)]]
# %% program: good
from itertools import pairwise

def missing_tickets(tickets):
    ordered = sorted(set(tickets))
    gaps = []
    for lower, upper in pairwise(ordered):
        if upper - lower > 1:
            gaps.append([lower + 1, upper - 1])
    return gaps
