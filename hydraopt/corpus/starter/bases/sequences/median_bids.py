# %% statement
# After each bid, return the lower median of all bids so far: of an even number of bids the
# lower one in the middle.
# %% inputs
SIZES = (100, 600, 2000)
EDGE_CASES = [[[]], [[5]], [[5, 1]], [[5, 1, 3]], [[2, 2, 2, 9]], [[8, 6, 7, 5, 3, 0, 9]]]
def make_input(rng, size):
    return [[rng.randrange(10000) for _ in range(size)]]
# %% program: good
from bisect import insort

def median_bids(bids):
    ordered = []
    medians = []
    for bid in bids:
        insort(ordered, bid)
        medians.append(ordered[(len(ordered) - 1) // 2])
    return medians
