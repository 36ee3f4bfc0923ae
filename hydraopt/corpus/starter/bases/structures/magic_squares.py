# %% statement
# Return how many of the given square grids are magic: all rows, columns and both diagonals have the same sum. An empty grid is not.
# %% inputs
SIZES = (20, 200, 1500)
EDGE_CASES = [[[]], [[[]]], [[[[5]]]], [[[[2, 7, 6], [9, 5, 1], [4, 3, 8]]]], [[[[1, 2], [2, 1]], [[3, 3], [3, 3]], [[1, 1], [1, 1]]]]]
def make_input(rng, size):
    base = [[2, 7, 6], [9, 5, 1], [4, 3, 8]]
    grids = []
    for _ in range(size):
        add = rng.randrange(50)
        grid = [[cell + add for cell in row] for row in base]
        grid[rng.randrange(3)][rng.randrange(3)] += rng.random() < 0.5
        grids.append(grid)
    return [grids]
# %% program: good
def is_magic(grid):
    if not grid:
        return False
    wanted = sum(grid[0])
    if any(sum(row) != wanted for row in grid):
        return False
    if any(sum(column) != wanted for column in zip(*grid)):
        return False
    falling = sum(row[i] for i, row in enumerate(grid))
    rising = sum(row[-1 - i] for i, row in enumerate(grid))
    return falling == rising == wanted


def magic_squares(grids):
    return sum(1 for grid in grids if is_magic(grid))
