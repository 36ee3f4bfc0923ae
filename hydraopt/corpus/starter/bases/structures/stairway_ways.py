# %% statement
# Return for each staircase (a number of steps) in how many ways it can be climbed with strides of 1, 2 or 3 steps. No steps: one way.
# %% inputs
SIZES = (50, 400, 3000)
EDGE_CASES = [[[]], [[0]], [[1]], [[4, 2, 3]], [[10, 10]], [[12, 1]]]
def make_input(rng, size):
    return [[rng.randrange(12) for _ in range(size)]]
# %% program: good
from functools import cache


def stairway_ways(staircases):
    @cache
    def ways(steps):
        if steps < 2:
            return 1
        longest = min(steps, 3)
        return sum(ways(steps - stride) for stride in range(1, longest + 1))

    return [ways(steps) for steps in staircases]
