# %% statement
# Cells of the game of life are pairs [row, column] on an endless field: a living one with 2 or 3 living neighbours (of 8) lives
# on, a dead one with 3 comes to life. Return the living ones after `generations`, sorted.
# %% inputs
SIZES = (20, 100, 400)
EDGE_CASES = [[[], 3], [[[0, 0]], 1], [[[0, 0], [0, 1], [0, 2]], 1], [[[0, 0], [0, 1], [1, 0], [1, 1]], 4], [[[0, 1], [1, 2], [2, 0], [2, 1], [2, 2]], 4]]
def make_input(rng, size):
    side = int((2 * size) ** 0.5)
    return [[[rng.randrange(side), rng.randrange(side)] for _ in range(size)], 5]
# %% program: good
from collections import Counter


def living_cells_after(cells, generations):
    around = [(r, c) for r in (-1, 0, 1) for c in (-1, 0, 1) if r or c]
    living = {(row, column) for row, column in cells}
    for _ in range(generations):
        touched = Counter((row + r, column + c) for row, column in living for r, c in around)
        living = {cell for cell, count in touched.items() if count == 3 or (count == 2 and cell in living)}
    return sorted(living)
