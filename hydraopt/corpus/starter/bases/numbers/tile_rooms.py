# %% statement
# All rooms (width, length in cm, positive) get square tiles of one common size, as large as possible, uncut.
# Return [side of the tile, total number of tiles]; [0, 0] where there is no room.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[[30, 45]]], [[[10, 10], [20, 40]]], [[[7, 9], [14, 21]]], [[[12, 18], [24, 6], [6, 6]]]]
def make_input(rng, size):
    unit = rng.randrange(5, 40)
    return [[[unit * rng.randrange(1, 50), unit * rng.randrange(1, 50)] for _ in range(size)]]
# %% program: good
from functools import reduce
from itertools import chain
from math import gcd

def tile_rooms(rooms):
    if not rooms:
        return [0, 0]
    side = reduce(gcd, chain.from_iterable(rooms))
    tiles = sum((width // side) * (length // side) for width, length in rooms)
    return [side, tiles]
