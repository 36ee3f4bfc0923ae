# %% statement
# Count the squares with sides along the axes, of positive size, whose four corners are all among the given points [x, y] (repeated points
# count once).
# %% inputs
SIZES = (40, 120, 300)
EDGE_CASES = [[[]], [[[0, 0]]], [[[0, 0], [1, 1], [0, 1], [1, 0]]], [[[0, 0], [1, 1], [0, 1], [1, 0], [2, 0], [2, 1], [0, 2], [1, 2], [2, 2], [1, 1]]], [[[0, 0], [2, 1], [0, 1], [2, 0]]]]
def make_input(rng, size):
    side = int(size ** 0.5) + 4
    return [[[rng.randrange(side), rng.randrange(side)] for _ in range(size)]]
# %% program: good
def upright_squares(points):
    corners = {(x, y) for x, y in points}
    found = 0
    for left, bottom in corners:
        for right, top in corners:
            side = right - left
            if side > 0 and top - bottom == side and (left, top) in corners and (right, bottom) in corners:
                found += 1
    return found
