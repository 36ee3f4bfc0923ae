# %% statement
# In a maze (equally long rows of "." and "#") one walks up, down, left and right from the top left to the bottom right cell, both free, and may
# break through one wall cell at most. Return the fewest steps, or -1; an empty maze gives -1.
# %% inputs
SIZES = (8, 24, 50)
EDGE_CASES = [[[]], [["."]], [["..", "#."]], [[".#", "#."]], [[".##", "##."]], [[".#.", "...", ".#."]], [[".#..", ".##.", "...."]]]
def make_input(rng, size):
    maze = [[rng.choice("...#") for _ in range(size)] for _ in range(size)]
    maze[0][0] = maze[-1][-1] = "."
    return [["".join(row) for row in maze]]
# %% program: good
from collections import deque


def wall_breaking_way(maze):
    if not maze:
        return -1
    goal = (len(maze) - 1, len(maze[0]) - 1)
    seen = {(0, 0, False)}
    queue = deque([(0, 0, False, 0)])
    while queue:
        row, column, broke, steps = queue.popleft()
        if (row, column) == goal:
            return steps
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if not (0 <= r <= goal[0] and 0 <= c <= goal[1]):
                continue
            wall = maze[r][c] == "#"
            if wall and broke:
                continue
            state = (r, c, broke or wall)
            if state not in seen:
                seen.add(state)
                queue.append((*state, steps + 1))
    return -1
