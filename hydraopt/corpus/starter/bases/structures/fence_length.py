# %% statement
# Garden plots are cells [row, column] (some may be given twice). Return the length of the fence around them: the number of sides of
# cells beyond which there is no plot.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[]], [[[0, 0]]], [[[0, 0], [0, 1]]], [[[0, 0], [0, 0]]], [[[0, 0], [0, 1], [0, 2], [1, 0], [1, 2], [2, 0], [2, 1], [2, 2]]], [[[-1, -1], [5, 5]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(side), rng.randrange(side)] for _ in range(size)]]
# %% program: good
def fence_length(plots):
    garden = {(row, column) for row, column in plots}
    return sum(
        ((row + down, column + right) not in garden)
        for row, column in garden
        for down, right in ((0, 1), (1, 0), (0, -1), (-1, 0))
    )
