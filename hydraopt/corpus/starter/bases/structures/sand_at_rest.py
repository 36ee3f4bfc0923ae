# %% statement
# Rocks are cells [x, depth]. Grains fall one by one from [source, 0]: down, else down left, else down right, as long as that cell is empty; a grain that falls below the deepest rock
# is lost, and ends the fall. Return how many grains came to rest (end, too, when the source cell is filled).
# %% inputs
SIZES = (100, 400, 900)
EDGE_CASES = [[[], 0], [[[5, 3]], 0], [[[0, 1]], 0], [[[-1, 1], [0, 1], [1, 1]], 0], [[[-2, 2], [-1, 3], [0, 3], [1, 3], [2, 2]], 0]]
def make_input(rng, size):
    half = int(size ** 0.5)
    bowl = [[x, half + 2] for x in range(-half, half + 1)]
    bowl += [[side, half + 2 - up] for side in (-half, half) for up in range(1, half // 2)]
    return [bowl + [[rng.randrange(-half, half), 3 + rng.randrange(half)] for _ in range(size // 10)], 0]
# %% program: good
def sand_at_rest(rocks, source):
    filled = {(x, depth) for x, depth in rocks}
    deepest = max((depth for _, depth in rocks), default=0)
    resting = 0
    path = [(source, 0)]
    while path:
        x, depth = path[-1]
        if depth >= deepest:
            return resting
        below = depth + 1
        for cell in ((x, below), (x - 1, below), (x + 1, below)):
            if cell not in filled:
                path.append(cell)
                break
        else:
            filled.add(path.pop())
            resting += 1
    return resting
