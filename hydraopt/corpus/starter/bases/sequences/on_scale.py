# %% statement
# For each measured value, return the nearest entry of the scale, the lower one of two equally
# near. The scale has one entry or more.
# %% inputs
SIZES = (200, 1000, 3500)
EDGE_CASES = [[[], [1]], [[5], [9]], [[5], [4, 6]], [[-3, 0, 7, 99], [0, 10, 5]], [[2, 2, 1], [1, 1, 4]]]
def make_input(rng, size):
    return [[rng.randrange(5000) for _ in range(size)], [rng.randrange(5000) for _ in range(150)]]
# %% program: good
from bisect import bisect_left

def on_scale(values, scale):
    marks = sorted(set(scale))
    rounded = []
    for value in values:
        place = bisect_left(marks, value)
        near = marks[max(0, place - 1):place + 1]
        rounded.append(min(near, key=lambda mark: abs(value - mark)))
    return rounded
