# %% statement
# For every span [first, last] of day numbers (both included, counted from 0), count its days
# with rain above 0.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[], []], [[3], [[0, 0]]], [[0], [[0, 0]]], [[0, 2, 5, 0, 1], [[0, 4], [1, 2], [3, 3]]], [[1, 1], []]]
def make_input(rng, size):
    rain = [max(0, rng.randrange(-20, 20)) for _ in range(size)]
    spans = []
    for _ in range(size):
        first = rng.randrange(size)
        spans.append([first, rng.randrange(first, size)])
    return [rain, spans]
# %% program: good
from itertools import accumulate

def wet_days(rain, spans):
    wet = list(accumulate((1 if fall > 0 else 0 for fall in rain), initial=0))
    return [wet[last + 1] - wet[first] for first, last in spans]
