# %% statement
# Return how many entries of a list of whole numbers are greater than all entries before them. The first
# entry counts as a record.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [[7]], [[3, 3, 4, 1, 9]], [[-5, -9, -4]], [[5, 4, 3, 2, 1]], [[1, 2, 3, 4]]]
def make_input(rng, size):
    return [[place + rng.randrange(4000) for place in range(size)]]
# %% program: good
from itertools import accumulate, pairwise
def record_days(visitors):
    if not visitors:
        return 0
    peaks = accumulate(visitors, max)
    return 1 + sum(after > before for before, after in pairwise(peaks))
