# %% statement
# The grid is a list of rows of "." (free) and "#" (blocked). Return the number of paths from
# the top left to the bottom right cell that only move right or down over free cells.
# %% inputs
SIZES = (5, 7, 9)
EDGE_CASES = [[["."]], [["#"]], [["..", ".."]], [[".#", "#."]], [["...", ".#.", "..."]], [["....."]]]
def make_input(rng, size):
    rows = [["."] * size for _ in range(size)]
    for _ in range(size // 4):
        rows[rng.randrange(1, size - 1)][rng.randrange(1, size - 1)] = "#"
    return [["".join(row) for row in rows]]
# %% program: plain-recursion
def free_paths(grid):
    def walk(row, column):
        if row >= len(grid) or column >= len(grid[0]):
            return 0
        if grid[row][column] == "#":
            return 0
        if row == len(grid) - 1 and column == len(grid[0]) - 1:
            return 1
        return walk(row + 1, column) + walk(row, column + 1)

    return walk(0, 0)
# %% program: cached
from functools import cache

def free_paths(grid):
    height, width = len(grid), len(grid[0])

    @cache
    def walk(row, column):
        if row == height or column == width or grid[row][column] == "#":
            return 0
        if row == height - 1 and column == width - 1:
            return 1
        return walk(row + 1, column) + walk(row, column + 1)

    return walk(0, 0)
# %% program: rolling-row
def free_paths(grid):
    paths = [1] + [0] * (len(grid[0]) - 1)
    for row in grid:
        left = 0
        for column, cell in enumerate(row):
            left = 0 if cell == "#" else left + paths[column]
            paths[column] = left
    return paths[-1]
