# %% statement
# Smooth a list of whole numbers: each inner entry becomes the sum of itself and its two neighbours (the ends are
# dropped). Return the places, in the original list, where the smoothed value is greater than both smoothed neighbours.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[[]], [[1, 2, 3]], [[0, 0, 0, 9, 0, 0, 0]], [[0, 1, 5, 1, 0, 4, 9, 3, 0]], [[1, 1, 1, 1, 1, 1]], [[0, 0, 3, 9, 2, 0]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)]]
# %% program: good
from itertools import islice
def smoothed(levels):
    for left, middle, right in zip(levels, islice(levels, 1, None), islice(levels, 2, None)):
        yield left + middle + right

def smoothed_peaks(levels):
    peaks = []
    before = current = None
    for place, following in enumerate(smoothed(levels)):
        if before is not None and before < current and current > following:
            peaks.append(place)
        before, current = current, following
    return peaks
