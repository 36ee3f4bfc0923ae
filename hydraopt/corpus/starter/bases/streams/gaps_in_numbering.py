# %% statement
# `issued` is a list of positive receipt numbers in any order, repeats possible. Return the ranges of numbers
# between the smallest and the largest that were never issued, as texts: "7" for one, "9-12" for more.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[5]], [[3, 1]], [[10, 2, 3, 3, 6]], [[4, 5, 6]], [[1, 100]]]
def make_input(rng, size):
    return [[1 + rng.randrange(3 * size) for _ in range(size)]]
# %% program: good
from itertools import pairwise
def gaps_in_numbering(issued):
    gaps = []
    for before, after in pairwise(sorted(set(issued))):
        first, last = before + 1, after - 1
        if first == last:
            gaps.append(str(first))
        elif first < last:
            gaps.append(f"{first}-{last}")
    return gaps
