# %% statement
# A hiker walks along bridges with the given tolls in order. For each plan [first, last] of bridge numbers (from 0, included; last may be smaller
# than first: then the way is walked backwards) return the tolls; backwards costs twice. Return the list of costs.
# %% inputs
SIZES = (200, 1500, 4000)
EDGE_CASES = [[[], []], [[5], [[0, 0]]], [[5, 1, 2], [[0, 2], [2, 0], [1, 1]]], [[0, 0], [[0, 1]]], [[7, 3, 9, 4], [[3, 1], [1, 3], [0, 0]]]]
def make_input(rng, size):
    return [[rng.randrange(1, 40) for _ in range(size)], [[rng.randrange(size), rng.randrange(size)] for _ in range(size)]]
# %% program: good
from itertools import accumulate


def bridge_tolls(tolls, plans):
    paid = list(accumulate(tolls, initial=0))
    costs = []
    for first, last in plans:
        if first <= last:
            costs.append(paid[last + 1] - paid[first])
        else:
            costs.append(2 * (paid[first + 1] - paid[last]))
    return costs
