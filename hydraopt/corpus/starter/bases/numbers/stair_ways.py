# %% statement
# For each staircase (its number of steps) return in how many ways it can be climbed with strides of the given sizes
# (distinct, positive); the order of the strides matters, and no steps give one way.
# %% inputs
SIZES = (50, 300, 1200)
EDGE_CASES = [[[0], [1]], [[4], [1, 2]], [[5, 0], []], [[7, 8], [2, 3]], [[3], [5]], [[], [1, 2]], [[10, 2], [1, 3, 4]]]
def make_input(rng, size):
    return [[rng.randrange(12) for _ in range(size)], sorted(rng.sample(range(1, 6), 3))]
# %% program: good
from functools import cache

def stair_ways(staircases, strides):
    @cache
    def ways(left):
        if left == 0:
            return 1
        return sum(ways(left - stride) for stride in strides if stride <= left)

    return [ways(steps) for steps in staircases]
