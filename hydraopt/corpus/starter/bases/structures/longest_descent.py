# %% statement
# A grid holds heights. Return the largest number of cells on a way that goes up, down, left or right to a lower cell with each step, 0 for an empty grid.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[]], [[[4]]], [[[1, 1], [1, 1]]], [[[9, 9, 4], [6, 6, 8], [2, 1, 1]]], [[[1, 2, 3], [6, 5, 4], [7, 8, 9]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(1000) for _ in range(side)] for _ in range(side)]]
# %% program: good
from functools import cache


def longest_descent(heights):
    rows = len(heights)
    columns = len(heights[0]) if heights else 0

    @cache
    def run_from(r, c):
        here = heights[r][c]
        longest = 0
        for row, column in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if 0 <= row < rows and 0 <= column < columns and heights[row][column] < here:
                longest = max(longest, run_from(row, column))
        return longest + 1

    return max((run_from(r, c) for r in range(rows) for c in range(columns)), default=0)
