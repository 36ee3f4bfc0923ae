# %% statement
# An ant on an endless white floor looks up: on a white cell it turns right, on a black one left, it changes the cell's colour and goes on one cell.
# The cells in `black`, pairs [row, column], are black; it starts at [0, 0]. Return how many are black after `steps`.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[[], 0], [[], 1], [[], 5], [[[0, 0]], 1], [[[0, 0], [0, 1], [0, 0]], 20]]
def make_input(rng, size):
    return [[[rng.randrange(-6, 6), rng.randrange(-6, 6)] for _ in range(20)], size + rng.randrange(30)]
# %% program: good
def ant_black_cells(black, steps):
    dark = {(row, column) for row, column in black}
    row = column = 0
    down, right = -1, 0
    for _ in range(steps):
        cell = (row, column)
        if cell in dark:
            dark.remove(cell)
            down, right = -right, down
        else:
            dark.add(cell)
            down, right = right, -down
        row += down
        column += right
    return len(dark)
