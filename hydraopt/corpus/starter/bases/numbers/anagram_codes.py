# %% statement
# Locker codes belong together if they consist of the same decimal digits in any order. Return the codes (all >= 0) of the
# largest such group in the given order; among equally large groups, the one that begins first.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [[12]], [[12, 21, 30]], [[5, 6, 7]], [[123, 45, 54, 321, 213]], [[10, 1, 100, 1]]]
def make_input(rng, size):
    return [[rng.randrange(10000) for _ in range(size)]]
# %% program: good
from collections import defaultdict

def anagram_codes(codes):
    families = defaultdict(list)
    for code in codes:
        families["".join(sorted(str(code)))].append(code)
    if not families:
        return []
    return max(families.values(), key=len)
