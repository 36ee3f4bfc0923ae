# %% statement
# Pieces of rope are tied together two at a time until one is left; tying two costs the sum of their lengths.
# Return the least total cost.
# %% inputs
SIZES = (100, 800, 2500)
EDGE_CASES = [[[]], [[9]], [[4, 3]], [[4, 3, 2, 6]], [[1, 1, 1, 1, 1]]]
def make_input(rng, size):
    return [[1 + rng.randrange(500) for _ in range(size)]]
# %% program: good
import heapq


def rope_joining_cost(lengths):
    pieces = list(lengths)
    heapq.heapify(pieces)
    cost = 0
    while len(pieces) > 1:
        tied = heapq.heappop(pieces) + heapq.heappop(pieces)
        cost += tied
        heapq.heappush(pieces, tied)
    return cost
