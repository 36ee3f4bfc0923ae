# %% statement
# Trees stand at all points (x, y) with 1 <= x <= width and 1 <= y <= depth. Seen from (0, 0), a tree is hidden if another
# one stands on the straight line to it. Return the number of trees that can be seen.
# %% inputs
SIZES = (15, 60, 130)
EDGE_CASES = [[0, 0], [1, 1], [1, 7], [2, 2], [5, 3], [10, 10]]
def make_input(rng, size):
    return [size, size // 2 + rng.randrange(size)]
# %% program: good
from math import gcd

def visible_trees(width, depth):
    return sum(1 for x in range(1, width + 1) for y in range(1, depth + 1) if gcd(x, y) == 1)
