# %% statement
# Ropes of the given lengths are cut, again and again: the longest one is cut into two parts,
# the first of half its length rounded down, the other with the rest. Return the sorted lengths
# after so many cuts. Ropes of length 1 or 0 are not cut any more.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], 3], [[1], 2], [[9], 1], [[9, 4], 3], [[5, 5], 0]]
def make_input(rng, size):
    return [[rng.randrange(100, 10000) for _ in range(size)], size]
# %% program: good
from heapq import heapify, heappop, heappush

def cut_ropes(ropes, cuts):
    lengths = [-rope for rope in ropes]
    heapify(lengths)
    for _ in range(cuts):
        if not lengths or lengths[0] >= -1:
            break
        longest = -heappop(lengths)
        heappush(lengths, -(longest // 2))
        heappush(lengths, longest // 2 - longest)
    return sorted(-length for length in lengths)
