# %% statement
# `table` is a list of rows of whole numbers, all of the same length. Return for each column a pair
# [SMALLEST, LARGEST]; an empty list for no rows.
# %% inputs
SIZES = (20, 200, 800)
EDGE_CASES = [[[]], [[[]]], [[[3]]], [[[3, 9], [4, -1], [0, 5]]], [[[1, 2, 3]]], [[[5], [5], [2]]]]
def make_input(rng, size):
    return [[[rng.randrange(10000) for _ in range(30)] for _ in range(size)]]
# %% program: good
def column_extremes(table):
    return [[min(column), max(column)] for column in zip(*table)]
