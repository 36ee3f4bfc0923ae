# %% statement
# A meadow's corners [x, y] (whole numbers, in order, sides do not cross) are given. Return [twice its area, whole points on its sides,
# whole points inside]. Fewer than three corners: [0, 0, 0].
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[[]], [[[1, 1]]], [[[0, 0], [4, 0]]], [[[0, 0], [4, 0], [0, 4]]], [[[0, 0], [0, 3], [3, 3], [3, 0]]], [[[1, 0], [5, 2], [2, 9]]]]
def make_input(rng, size):
    upper = [[3 * x, rng.randrange(1, 50)] for x in range(size // 2)]
    lower = [[3 * x, -rng.randrange(1, 50)] for x in range(size // 2)]
    return [upper + lower[::-1]]
# %% program: good
from math import gcd


def fence_posts(corners):
    if len(corners) < 3:
        return [0, 0, 0]
    doubled = border = 0
    x, y = corners[-1]
    for next_x, next_y in corners:
        doubled += x * next_y - next_x * y
        border += gcd(next_x - x, next_y - y)
        x, y = next_x, next_y
    doubled = abs(doubled)
    return [doubled, border, (doubled - border + 2) // 2]
