# %% statement
# Return the cells of a grid (rows equally long) in the order of a spiral from the top left one inwards, clockwise.
# %% inputs
SIZES = (100, 2500, 10000)
EDGE_CASES = [[[]], [[[1]]], [[[1, 2, 3]]], [[[1], [2]]], [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]], [[[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(1000) for _ in range(side)] for _ in range(side)]]
# %% program: good
def spiral_reading(grid):
    height = len(grid)
    width = len(grid[0]) if grid else 0
    cells = height * width
    path = []
    r, c = 0, -1
    down, right = 0, 1
    across, along = width, height - 1
    while len(path) < cells:
        for _ in range(across):
            r, c = r + down, c + right
            path.append(grid[r][c])
        across, along = along, across - 1
        down, right = right, -down
    return path
