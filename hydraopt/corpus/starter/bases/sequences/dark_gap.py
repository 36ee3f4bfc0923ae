# %% statement
# Lights hang at different positions on a cable. They are removed one after another, in the
# order of removals (each position of cable once at most). Return the largest distance between
# two neighbouring lights that are left after all removals; 0 where fewer than two are left.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], []], [[5], []], [[5, 9, 1], [9]], [[1, 2, 4, 8], [2, 8]], [[3, 6], [6, 3]]]
def make_input(rng, size):
    cable = rng.sample(range(size * 10), size)
    return [cable, rng.sample(cable, size // 2)]
# %% program: good
from itertools import pairwise

def dark_gap(cable, removals):
    removed = set(removals)
    left = sorted(light for light in cable if light not in removed)
    if len(left) < 2:
        return 0
    widest = 0
    for before, after in pairwise(left):
        distance = after - before
        if distance > widest:
            widest = distance
    return widest
