# %% statement
# A finger walks over a telephone's keys 123, 456, 789 to keys beside, above or below (no diagonals). Return for each pair [key, steps] how many
# walks of that many steps begin there.
# %% inputs
SIZES = (20, 200, 1500)
EDGE_CASES = [[[]], [[[5, 0]]], [[[1, 1], [5, 1]]], [[[2, 3]]], [[[9, 5], [9, 5], [4, 2]]]]
def make_input(rng, size):
    return [[[1 + rng.randrange(9), rng.randrange(7)] for _ in range(size)]]
# %% program: good
from functools import cache

BESIDE = {1: (2, 4), 2: (1, 3, 5), 3: (2, 6), 4: (1, 5, 7), 5: (2, 4, 6, 8), 6: (3, 5, 9), 7: (4, 8), 8: (5, 7, 9), 9: (6, 8)}


@cache
def walks(key, steps):
    if steps == 0:
        return 1
    return sum(walks(other, steps - 1) for other in BESIDE[key])


def finger_walks(questions):
    return [walks(key, steps) for key, steps in questions]
