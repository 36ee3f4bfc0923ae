# %% statement
# Ropes are tied together two at a time; tying two costs the sum of their lengths. Return the lowest cost to make one rope.
# %% inputs
SIZES = (100, 700, 2500)
EDGE_CASES = [[[]], [[5]], [[5, 3]], [[1, 2, 3]], [[4, 3, 2, 6]], [[7, 7, 7, 7, 7]]]
def make_input(rng, size):
    return [[rng.randrange(1, 1000) for _ in range(size)]]
# %% program: good
from heapq import heapify, heappop, heappush

def rope_cost(lengths):
    ropes = list(lengths)
    heapify(ropes)
    cost = 0
    while len(ropes) > 1:
        tied = heappop(ropes) + heappop(ropes)
        cost += tied
        heappush(ropes, tied)
    return cost
