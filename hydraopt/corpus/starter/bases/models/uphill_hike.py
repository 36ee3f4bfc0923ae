# %% statement
# On a map of heights (equally long rows) one moves up, down, left and right. The effort of a way is its largest height difference between
# neighbouring cells. Return the least effort from the top left to the bottom right cell; 0 for an empty map.
# %% inputs
SIZES = (8, 24, 48)
EDGE_CASES = [[[]], [[[7]]], [[[1, 2, 2], [3, 8, 2], [5, 3, 5]]], [[[1, 9, 1]]], [[[1, 2, 1], [9, 9, 1], [1, 1, 1]]], [[[4], [6], [1]]]]
def make_input(rng, size):
    return [[[rng.randrange(100) for _ in range(size)] for _ in range(size)]]
# %% program: good
from heapq import heappop, heappush


def uphill_hike(heights):
    if not heights:
        return 0
    goal = (len(heights) - 1, len(heights[0]) - 1)
    settled = set()
    frontier = [(0, 0, 0)]
    while frontier:
        effort, row, column = heappop(frontier)
        if (row, column) == goal:
            return effort
        if (row, column) in settled:
            continue
        settled.add((row, column))
        here = heights[row][column]
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= r <= goal[0] and 0 <= c <= goal[1] and (r, c) not in settled:
                heappush(frontier, (max(effort, abs(heights[r][c] - here)), r, c))
