# %% statement
# Return a picture (equally long rows of brightnesses) in which each cell is the mean, rounded down, of itself and its neighbours in all
# 8 directions, as far as they exist.
# %% inputs
SIZES = (100, 900, 3600)
EDGE_CASES = [[[]], [[[7]]], [[[1, 2, 4]]], [[[100, 200, 100], [200, 50, 200], [100, 200, 100]]], [[[0, 9], [3, 3]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(256) for _ in range(side)] for _ in range(side)]]
# %% program: good
def blurred_picture(picture):
    blurred = []
    for r in range(len(picture)):
        band = picture[max(0, r - 1) : r + 2]
        sums = [sum(column) for column in zip(*band)]
        height = len(band)
        row = []
        for c in range(len(sums)):
            near = sums[max(0, c - 1) : c + 2]
            row.append(sum(near) // (height * len(near)))
        blurred.append(row)
    return blurred
