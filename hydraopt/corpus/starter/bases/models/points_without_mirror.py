# %% statement
# The mirror is the upright line halfway between the leftmost and the rightmost x of the points [x, y]. Return, in order, the points whose
# mirror image is not among the points.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[[7, 7]]], [[[0, 0], [4, 0], [2, 5]]], [[[0, 0], [4, 1]]], [[[1, 2], [2, 2], [1, 2]]], [[[-1, 0], [1, 0], [5, 0]]]]
def make_input(rng, size):
    half = [[rng.randrange(1, 3000), rng.randrange(3000)] for _ in range(size // 2)]
    points = half + [[7001 - x + rng.choice([0, 0, 0, 1]), y] for x, y in half]
    rng.shuffle(points)
    return [points]
# %% program: good
def points_without_mirror(points):
    if not points:
        return []
    plotted = {(x, y) for x, y in points}
    columns = [x for x, _y in points]
    doubled_axis = min(columns) + max(columns)
    return [[x, y] for x, y in points if (doubled_axis - x, y) not in plotted]
