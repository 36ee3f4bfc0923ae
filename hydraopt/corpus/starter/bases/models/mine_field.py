# %% statement
# Return the rows of a minesweeper board of `height` by `width`: "*" for a mine ([row, column] in `mines`, all inside), else the number of mines
# among the cell's up to eight neighbours, "." for none.
# %% inputs
SIZES = (10, 40, 90)
EDGE_CASES = [[0, 0, []], [1, 1, []], [1, 1, [[0, 0]]], [2, 3, [[0, 1]]], [3, 3, [[0, 0], [0, 2], [2, 0], [2, 2]]], [2, 2, [[0, 0], [0, 0], [1, 1]]]]
def make_input(rng, size):
    return [size, size, [[rng.randrange(size), rng.randrange(size)] for _ in range(size * size // 7)]]
# %% program: good
from collections import defaultdict


def mine_field(height, width, mines):
    hidden = {(row, column) for row, column in mines}
    near = defaultdict(int)
    for row, column in hidden:
        for beside in range(row - 1, row + 2):
            for above in range(column - 1, column + 2):
                near[beside, above] += 1
    board = []
    for row in range(height):
        cells = []
        for column in range(width):
            spot = (row, column)
            cells.append("*" if spot in hidden else str(near[spot]) if spot in near else ".")
        board.append("".join(cells))
    return board
