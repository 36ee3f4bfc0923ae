# %% statement
# Living cells [row, column] of an endless board: a cell with exactly 3 living ones among its 8 neighbours lives in the next generation, one
# with exactly 2 keeps its state, others are dead. Return the number of living cells before each generation and after the last of `steps`.
# %% inputs
SIZES = (20, 60, 120)
EDGE_CASES = [[[], 2], [[[0, 0]], 1], [[[0, 0], [0, 1], [0, 2]], 3], [[[0, 0], [0, 1], [1, 0], [1, 1]], 0], [[[0, 1], [1, 2], [2, 0], [2, 1], [2, 2]], 5], [[[5, 5], [5, 5], [5, 6], [6, 6]], 2]]
def make_input(rng, size):
    return [[[rng.randrange(size // 4), rng.randrange(size // 4)] for _ in range(2 * size)], 12]
# %% program: good
from collections import Counter
from itertools import product

AROUND = [step for step in product((-1, 0, 1), repeat=2) if step != (0, 0)]


def living_cells(cells, steps):
    alive = {(row, column) for row, column in cells}
    sizes = [len(alive)]
    for _ in range(steps):
        neighbours = Counter((row + down, column + right) for row, column in alive for down, right in AROUND)
        alive = {cell for cell, count in neighbours.items() if count == 3 or (count == 2 and cell in alive)}
        sizes.append(len(alive))
    return sizes
