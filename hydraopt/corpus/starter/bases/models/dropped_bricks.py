# %% statement
# Bricks [left, width] fall one by one, each as high as wide, straight down until they lie on the ground or a brick whose span overlaps theirs.
# Return, after each brick, the height of the tallest pile.
# %% inputs
SIZES = (30, 100, 220)
EDGE_CASES = [[[]], [[[0, 3]]], [[[1, 2], [2, 3], [6, 1]]], [[[100, 100], [200, 100]]], [[[0, 1], [0, 1], [5, 2], [0, 9]]]]
def make_input(rng, size):
    return [[[rng.randrange(4 * size), rng.randrange(1, 20)] for _ in range(size)]]
# %% program: good
def dropped_bricks(bricks):
    landed = []
    tallest = 0
    peaks = []
    for left, width in bricks:
        right = left + width
        below = max((top for start, end, top in landed if start < right and left < end), default=0)
        top = below + width
        landed.append((left, right, top))
        tallest = max(tallest, top)
        peaks.append(tallest)
    return peaks
