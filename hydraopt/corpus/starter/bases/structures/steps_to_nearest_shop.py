# %% statement
# A town is a list of equally long texts, "S" is a shop. Return a grid of numbers: the steps (up, down, left, right) from each cell to
# the nearest shop, -1 everywhere if there is none.
# %% inputs
SIZES = (100, 900, 4000)
EDGE_CASES = [[[]], [["."]], [["S"]], [["S..", "...", "..S"]], [["....S"]], [[".", "S", "."]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join("S" if rng.random() < 0.01 else "." for _ in range(side)) for _ in range(side)]]
# %% program: good
from collections import deque


def steps_to_nearest_shop(town):
    height = len(town)
    width = len(town[0]) if town else 0
    steps = [[0 if sign == "S" else -1 for sign in row] for row in town]
    queue = deque((r, c) for r in range(height) for c in range(width) if steps[r][c] == 0)
    while queue:
        r, c = queue.popleft()
        away = steps[r][c] + 1
        for row, column in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= row < height and 0 <= column < width and steps[row][column] < 0:
                steps[row][column] = away
                queue.append((row, column))
    return steps
