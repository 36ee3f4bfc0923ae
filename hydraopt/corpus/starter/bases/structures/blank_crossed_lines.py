# %% statement
# Return a table of numbers in which every row and column that held a zero is zero throughout. The rows are equally long.
# %% inputs
SIZES = (100, 2500, 40000)
EDGE_CASES = [[[]], [[[0]]], [[[3]]], [[[1, 1, 1], [1, 0, 1], [1, 1, 1]]], [[[0, 1, 2, 0], [3, 4, 5, 2], [1, 3, 1, 5]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[0 if rng.random() < 0.5 / side else 1 + rng.randrange(99) for _ in range(side)] for _ in range(side)]]
# %% program: good
def blank_crossed_lines(table):
    blank = {c for row in table for c, number in enumerate(row) if number == 0}
    result = []
    for row in table:
        if 0 in row:
            result.append([0] * len(row))
        else:
            result.append([0 if c in blank else number for c, number in enumerate(row)])
    return result
