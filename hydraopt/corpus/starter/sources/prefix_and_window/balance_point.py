# %% statement
# Return the first index at which the sum of the loads before it equals the sum of the loads
# after it, or -1 when there is none.
# %% inputs
SIZES = (60, 300, 1000)
EDGE_CASES = [[[]], [[7]], [[1, 2]], [[1, 7, 3, 6, 5, 6]], [[2, 1, -1]], [[0, 0, 0]]]
def make_input(rng, size):
    half = [rng.randrange(1, 90) for _ in range(size // 2)]
    return [half + [rng.randrange(1, 90)] + rng.sample(half, len(half))]
# %% program: both_sides
def balance_point(loads):
    for i in range(len(loads)):
        before = 0
        for j in range(0, i):
            before = before + loads[j]
        after = 0
        for j in range(i + 1, len(loads)):
            after = after + loads[j]
        if before == after:
            return i
    return -1
# %% program: slices
def balance_point(loads):
    for i in range(len(loads)):
        if sum(loads[:i]) == sum(loads[i + 1 :]):
            return i
    return -1
# %% program: running
def balance_point(loads):
    before, after = 0, sum(loads)
    for i, load in enumerate(loads):
        after -= load
        if before == after:
            return i
        before += load
    return -1
# %% program: prefix_list
from itertools import accumulate

def balance_point(loads):
    prefix = [0, *accumulate(loads)]
    for i, load in enumerate(loads):
        if prefix[i] * 2 + load == prefix[-1]:
            return i
    return -1
