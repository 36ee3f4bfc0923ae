# %% statement
# A grid of rows of numbers is a magic square if all rows, all columns and both diagonals have the same sum. The grid
# is square. Return [magic, sum of the first row]; an empty grid gives [true, 0].
# %% inputs
SIZES = (15, 61, 121)
EDGE_CASES = [[[]], [[[5]]], [[[1, 2], [2, 1]]], [[[2, 7, 6], [9, 5, 1], [4, 3, 8]]], [[[2, 7, 6], [9, 5, 1], [4, 8, 3]]], [[[3, 3], [3, 3]]]]
def make_input(rng, size):
    odd = size | 1
    grid = [[0] * odd for _ in range(odd)]
    row, column = 0, odd // 2
    for number in range(1, odd * odd + 1):
        grid[row][column] = number
        up, right = (row - 1) % odd, (column + 1) % odd
        if grid[up][right]:
            row = (row + 1) % odd
        else:
            row, column = up, right
    return [grid]
# %% program: good
def check_magic(grid):
    if not grid:
        return [True, 0]
    size = len(grid)
    goal = sum(grid[0])
    if any(sum(row) != goal for row in grid):
        return [False, goal]
    if any(sum(column) != goal for column in zip(*grid)):
        return [False, goal]
    falling = sum(grid[place][place] for place in range(size))
    rising = sum(grid[place][size - 1 - place] for place in range(size))
    return [falling == goal and rising == goal, goal]
