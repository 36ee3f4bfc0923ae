# %% statement
# For every column of the grid return the sum of the column plus its greatest value. All
# rows have the same length.
# %% inputs
SIZES = (30, 100, 300)
EDGE_CASES = [[[]], [[[5]]], [[[1, -2], [3, -4]]], [[[0, 0, 0]]], [[[2], [2], [9]]]]
def make_input(rng, size):
    return [[[rng.randrange(-500, 500) for _ in range(size)] for _ in range(size)]]
# %% program: index_loops
def column_peaks(grid):
    peaks = []
    if grid == []:
        return peaks
    for j in range(len(grid[0])):
        total = 0
        for i in range(len(grid)):
            total = total + grid[i][j]
        top = grid[0][j]
        for i in range(len(grid)):
            if grid[i][j] > top:
                top = grid[i][j]
        peaks.append(total + top)
    return peaks
# %% program: zip
def column_peaks(grid):
    return [sum(column) + max(column) for column in zip(*grid)]
# %% program: streams
def column_peaks(grid):
    if not grid:
        return []
    width = len(grid[0])
    return [sum(row[j] for row in grid) + max(row[j] for row in grid) for j in range(width)]
