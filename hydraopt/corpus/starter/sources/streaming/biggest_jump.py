# %% statement
# Return the largest absolute difference between two neighbouring levels, or 0 if there are
# fewer than two.
# %% inputs
SIZES = (1000, 8000, 40000)
EDGE_CASES = [[[]], [[3]], [[3, 3]], [[1, -4, 2]], [[10, 7, 8, 0]]]
def make_input(rng, size):
    return [[rng.randrange(-10000, 10000) for _ in range(size)]]
# %% program: lists
def biggest_jump(levels):
    steps = []
    for i in range(len(levels) - 1):
        steps.append(levels[i + 1] - levels[i])
    sizes = []
    for step in steps:
        if step < 0:
            sizes.append(-step)
        else:
            sizes.append(step)
    biggest = 0
    for size in sizes:
        if size > biggest:
            biggest = size
    return biggest
# %% program: map-of-slices
from operator import sub

def biggest_jump(levels):
    steps = list(map(sub, levels[1:], levels))
    return max(max(steps), -min(steps)) if steps else 0
# %% program: pairwise
from itertools import pairwise

def biggest_jump(levels):
    return max((abs(b - a) for a, b in pairwise(levels)), default=0)
# %% program: previous
def biggest_jump(levels):
    biggest = 0
    previous = levels[0] if levels else 0
    for level in levels:
        step = abs(level - previous)
        if step > biggest:
            biggest = step
        previous = level
    return biggest
