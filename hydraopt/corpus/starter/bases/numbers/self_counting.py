# %% statement
# Return the number of entries of the list that are equal to the number of times they occur in it, counted once for each
# different entry, and the largest of them, as [how many, largest]; [0, -1] if there is none.
# %% inputs
SIZES = (150, 600, 2000)
EDGE_CASES = [[[]], [[1]], [[2, 2, 3]], [[0, 1, 2, 2]], [[3, 3, 3, 1, 5]], [[4, 4]]]
def make_input(rng, size):
    return [[min(rng.randrange(1, 60), rng.randrange(1, 60)) for _ in range(size)]]
# %% program: good
from collections import Counter

def self_counting(entries):
    counts = Counter(entries)
    lucky = {entry for entry in entries if counts[entry] == entry}
    return [len(lucky), max(lucky, default=-1)]
