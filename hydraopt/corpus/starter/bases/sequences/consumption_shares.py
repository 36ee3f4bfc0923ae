# %% statement
# For every span [first, last] of hours (both included), return how many percent of the whole
# consumption fall into it, rounded down; 0 for all where the whole is 0. Hours are counted from
# 0 and consumption is not negative.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[], []], [[0, 0], [[0, 1]]], [[5], [[0, 0]]], [[1, 2, 3, 4], [[0, 0], [1, 2], [0, 3], [3, 3]]], [[7, 0, 0], [[1, 2]]]]
def make_input(rng, size):
    spans = []
    for _ in range(size):
        first = rng.randrange(size)
        spans.append([first, rng.randrange(first, size)])
    return [[rng.randrange(300) for _ in range(size)], spans]
# %% program: good
from itertools import accumulate

def consumption_shares(consumption, spans):
    whole = sum(consumption)
    if whole == 0:
        return [0] * len(spans)
    used = list(accumulate(consumption, initial=0))
    shares = []
    for first, last in spans:
        part = used[last + 1] - used[first]
        shares.append(100 * part // whole)
    return shares
