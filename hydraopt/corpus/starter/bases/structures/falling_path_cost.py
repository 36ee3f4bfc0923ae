# %% statement
# A stone falls through a grid of costs, from any cell of the top row; in each step it goes to the cell below or to one diagonally
# below. Return the lowest sum of the cells it passes, 0 for an empty grid.
# %% inputs
SIZES = (100, 1600, 10000)
EDGE_CASES = [[[]], [[[5]]], [[[4, 2, 7]]], [[[2, 1, 3], [6, 5, 4], [7, 8, 9]]], [[[-19, 57], [-40, -5]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(100) for _ in range(side)] for _ in range(side)]]
# %% program: good
def falling_path_cost(grid):
    if not grid:
        return 0
    above = grid[0]
    for row in grid[1:]:
        above = [cost + min(above[max(0, c - 1) : c + 2]) for c, cost in enumerate(row)]
    return min(above)
