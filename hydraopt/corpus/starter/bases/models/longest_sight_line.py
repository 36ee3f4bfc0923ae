# %% statement
# Return the largest number of the given lamps [x, y] (all different) that stand on one straight line.
# %% inputs
SIZES = (20, 60, 130)
EDGE_CASES = [[[]], [[[3, 3]]], [[[0, 0], [5, 2]]], [[[0, 0], [1, 1], [2, 2], [0, 1]]], [[[0, 0], [0, 5], [0, 9], [0, -1], [3, 3]]], [[[2, 4], [4, 0], [3, 2], [0, 0]]]]
def make_input(rng, size):
    return [[[spot % 30, spot // 30] for spot in rng.sample(range(900), size)]]
# %% program: good
from collections import Counter
from math import gcd


def direction(dx, dy):
    shared = gcd(dx, dy)
    if dx < 0 or (dx == 0 and dy < 0):
        shared = -shared
    return dx // shared, dy // shared


def longest_sight_line(lamps):
    best = min(len(lamps), 1)
    for place, (x, y) in enumerate(lamps):
        if len(lamps) - place <= best:
            break
        seen = Counter(direction(other_x - x, other_y - y) for other_x, other_y in lamps[place + 1:])
        best = max(best, 1 + max(seen.values(), default=0))
    return best
