# %% statement
# An ant on an endless floor of white tiles stands at (0, 0) looking up. In a step it turns right on a white tile and left on a black one, flips
# the tile's colour and walks one tile ahead. Return [black tiles, x, y] after `steps` steps (x grows to the right, y upwards).
# %% inputs
SIZES = (200, 3000, 11000)
EDGE_CASES = [[0], [1], [2], [4], [5], [100]]
def make_input(rng, size):
    return [size + rng.randrange(20)]
# %% program: good
def ant_on_tiles(steps):
    black = set()
    x = y = 0
    dx, dy = 0, 1
    for _ in range(steps):
        tile = (x, y)
        if tile in black:
            dx, dy = -dy, dx
            black.remove(tile)
        else:
            dx, dy = dy, -dx
            black.add(tile)
        x += dx
        y += dy
    return [len(black), x, y]
