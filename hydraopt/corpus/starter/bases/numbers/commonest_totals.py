# %% statement
# Return the most frequent of the dice totals, ascending, together with their count: [totals, count]. No throws: [[], 0].
# A throw is a list of the eyes of its dice.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[[3]]], [[[1, 2], [3]]], [[[1], [2], [4]]], [[[6, 6], [5, 1], [2, 4], [12]]]]
def make_input(rng, size):
    return [[[rng.randrange(1, 7) for _ in range(4)] for _ in range(size)]]
# %% program: good
from collections import Counter

def commonest_totals(throws):
    totals = Counter(map(sum, throws))
    most = max(totals.values(), default=0)
    return [sorted(total for total, count in totals.items() if count == most), most]
