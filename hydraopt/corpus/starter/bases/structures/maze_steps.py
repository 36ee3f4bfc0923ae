# %% statement
# A maze is a list of equally long texts, "#" is wall. Return the fewest steps (up, down, left, right) from the top left cell
# to the bottom right one, -1 if there is no way or one of them is wall.
# %% inputs
SIZES = (100, 900, 2500)
EDGE_CASES = [[[]], [["."]], [["#"]], [["..", ".."]], [[".#", "#."]], [["...", "##.", "...", ".##", "..."]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    rows = [["#" if rng.random() < 0.25 else "." for _ in range(side)] for _ in range(side)]
    for i in range(side):
        rows[i][0] = rows[side - 1][i] = "."
    return [["".join(row) for row in rows]]
# %% program: good
from collections import deque


def maze_steps(rows):
    if not rows or rows[0][0] == "#":
        return -1
    goal = (len(rows) - 1, len(rows[0]) - 1)
    visited = {(0, 0)}
    queue = deque([(0, 0, 0)])
    while queue:
        r, c, steps = queue.popleft()
        if (r, c) == goal:
            return steps
        for row, column in ((r + 1, c), (r, c + 1), (r - 1, c), (r, c - 1)):
            if not (0 <= row <= goal[0] and 0 <= column <= goal[1]):
                continue
            if rows[row][column] != "#" and (row, column) not in visited:
                visited.add((row, column))
                queue.append((row, column, steps + 1))
    return -1
