# %% statement
# Pegs stand at the positions 0, 1, ... of a board. Count the pairs i < j with heights[j] -
# heights[i] equal to j - i.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[4]], [[1, 2]], [[3, 3, 3]], [[1, 2, 3, 4]], [[5, 9, 7, 8, 2, 10]]]
def make_input(rng, size):
    return [[place + rng.randrange(50) for place in range(size)]]
# %% program: good
from collections import Counter

def diagonal_pegs(heights):
    offsets = Counter(height - place for place, height in enumerate(heights))
    pairs = 0
    for shared in offsets.values():
        pairs += shared * (shared - 1) // 2
    return pairs
