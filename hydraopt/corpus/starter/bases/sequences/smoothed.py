# %% statement
# Replace every whole-number reading by the mean, rounded down, of itself and up to reach
# readings on each side.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], 2], [[5], 2], [[1, 2, 3], 0], [[1, 2, 9, 4, 5], 1], [[10, 0], 5]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], size // 10]
# %% program: good
from itertools import accumulate

def smoothed(readings, reach):
    count = len(readings)
    sums = [0] + list(accumulate(readings))
    smooth = []
    for centre in range(count):
        start = max(0, centre - reach)
        end = min(count, centre + reach + 1)
        smooth.append((sums[end] - sums[start]) // (end - start))
    return smooth
