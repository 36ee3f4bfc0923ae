# %% statement
# A robot rolls from the top left cell of a field down or right; "x" marks blocked cells. Return for each place [row, column] of the field in how
# many ways it can get there.
# %% inputs
SIZES = (30, 200, 1000)
EDGE_CASES = [[["."], []], [["."], [[0, 0]]], [["x"], [[0, 0]]], [["..", ".."], [[1, 1], [0, 1]]], [["..x", "...", "x.."], [[2, 2], [2, 1], [0, 2]]]]
def make_input(rng, size):
    field = ["".join("x" if rng.random() < 0.1 and r + c else "." for c in range(7)) for r in range(7)]
    return [field, [[rng.randrange(7), rng.randrange(7)] for _ in range(size)]]
# %% program: good
from functools import cache


def robot_routes(field, places):
    @cache
    def routes(row, column):
        if row < 0 or column < 0 or field[row][column] == "x":
            return 0
        if row == column == 0:
            return 1
        return routes(row - 1, column) + routes(row, column - 1)

    return [routes(row, column) for row, column in places]
