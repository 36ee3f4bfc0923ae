# %% statement
# A rectangular grid holds heights. Return how much water stays on it after heavy rain, if water runs off over the edges of
# the grid and flows up, down, left and right only.
# %% inputs
SIZES = (100, 900, 3600)
EDGE_CASES = [[[]], [[[5]]], [[[5, 5, 5], [5, 1, 5], [5, 5, 5]]], [[[5, 5, 5], [5, 1, 2], [5, 5, 5]]], [[[1, 4, 3, 1, 3, 2], [3, 2, 1, 3, 2, 4], [2, 3, 3, 2, 3, 1]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(100) for _ in range(side)] for _ in range(side)]]
# %% program: good
from heapq import heapify, heappop, heappush


def rain_on_terrain(heights):
    if not heights:
        return 0
    rows, columns = len(heights), len(heights[0])
    edge = {(r, c) for r in range(rows) for c in (0, columns - 1)}
    edge.update((r, c) for c in range(columns) for r in (0, rows - 1))
    shore = [(heights[r][c], r, c) for r, c in edge]
    heapify(shore)
    water = 0
    while shore:
        level, row, column = heappop(shore)
        for r, c in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if not (0 <= r < rows and 0 <= c < columns) or (r, c) in edge:
                continue
            edge.add((r, c))
            height = heights[r][c]
            water += max(0, level - height)
            heappush(shore, (max(level, height), r, c))
    return water
