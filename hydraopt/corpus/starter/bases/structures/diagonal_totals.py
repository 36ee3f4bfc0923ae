# %% statement
# Return the sums of all diagonals of a grid that run down to the right, from the one in the lower left corner to the one in the upper right.
# %% inputs
SIZES = (100, 2500, 22500)
EDGE_CASES = [[[]], [[[4]]], [[[1, 2, 3]]], [[[1], [2], [3]]], [[[1, 2], [3, 4]]], [[[1, 2, 3], [4, 5, 6]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(-50, 50) for _ in range(side)] for _ in range(side)]]
# %% program: good
from collections import defaultdict


def diagonal_totals(grid):
    totals = defaultdict(int)
    for r, row in enumerate(grid):
        for c, number in enumerate(row):
            totals[c - r] += number
    return [total for _, total in sorted(totals.items())]
