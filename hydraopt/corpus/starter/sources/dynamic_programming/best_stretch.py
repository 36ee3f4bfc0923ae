# %% statement
# Return the greatest sum of a non-empty stretch of neighbouring gains (0 for no gains).
# %% inputs
SIZES = (50, 200, 800)
EDGE_CASES = [[[]], [[-5]], [[-3, -1, -2]], [[2, -1, 3]], [[4, -9, 5, 1]], [[0, 0]]]
def make_input(rng, size):
    return [[rng.randrange(-60, 55) for _ in range(size)]]
# %% program: all_stretches
def best_stretch(gains):
    if len(gains) == 0:
        return 0
    best = gains[0]
    for first in range(len(gains)):
        amount = 0
        for last in range(first, len(gains)):
            amount = amount + gains[last]
            if amount > best:
                best = amount
    return best
# %% program: ending_here
def best_stretch(gains):
    ending = []
    for gain in gains:
        ending.append(max(ending[-1] + gain, gain) if ending else gain)
    return max(ending, default=0)
# %% program: accumulate
from itertools import accumulate

def best_stretch(gains):
    return max(accumulate(gains, lambda run, gain: max(run, 0) + gain), default=0)
# %% program: two_numbers
def best_stretch(gains):
    if not gains:
        return 0
    best = gains[0]
    run = 0
    for gain in gains:
        run = run + gain if run > 0 else gain
        if run > best:
            best = run
    return best
