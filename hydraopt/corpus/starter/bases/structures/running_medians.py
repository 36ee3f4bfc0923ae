# %% statement
# Return after each parcel the median weight so far; of an even number the lower one of the two in the middle.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[5]], [[5, 1]], [[5, 15, 1, 3]], [[2, 2, 2, 9]], [[9, 8, 7, 6, 5]]]
def make_input(rng, size):
    return [[rng.randrange(10 * size) for _ in range(size)]]
# %% program: good
from bisect import insort


def running_medians(weights):
    ordered = []
    medians = []
    for seen, weight in enumerate(weights):
        insort(ordered, weight)
        medians.append(ordered[seen // 2])
    return medians
