# %% statement
# Paint rectangles [left, top, right, bottom] (right and bottom excluded, all inside the board) on a board of `height` rows and `width` columns.
# Return how many cells are painted at least `least` times (`least` >= 1).
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[0, 0, [], 1], [2, 3, [], 1], [2, 3, [[0, 0, 3, 2]], 1], [3, 3, [[0, 0, 2, 2], [1, 1, 3, 3]], 2], [3, 3, [[0, 0, 2, 2], [1, 1, 3, 3]], 1], [4, 4, [[1, 1, 1, 4]], 1]]
def make_input(rng, size):
    sheets = []
    for _ in range(size // 2):
        left, right = sorted(rng.sample(range(size + 1), 2))
        top, bottom = sorted(rng.sample(range(size + 1), 2))
        sheets.append([left, top, right, bottom])
    return [size, size, sheets, max(2, size // 9)]
# %% program: good
from itertools import accumulate


def covered_squares(height, width, rectangles, least):
    change = [[0] * (width + 1) for _ in range(height + 1)]
    for left, top, right, bottom in rectangles:
        change[top][left] += 1
        change[top][right] -= 1
        change[bottom][left] -= 1
        change[bottom][right] += 1
    layers = [0] * (width + 1)
    painted = 0
    for row in change[:height]:
        layers = [above + here for above, here in zip(layers, accumulate(row))]
        painted += sum(1 for layer in layers if layer >= least)
    return painted
