# %% statement
# For every query [first, last] return the sum of the readings from index first to index last,
# both included.
# %% inputs
SIZES = (60, 250, 1000)
EDGE_CASES = [[[], []], [[4], [[0, 0]]], [[1, 2, 3], [[0, 2], [1, 1], [1, 2]]], [[-1, 1], [[0, 1], [0, 1]]]]
def make_input(rng, size):
    readings = [rng.randrange(-100, 400) for _ in range(size)]
    return [readings, [sorted(rng.randrange(size) for _ in range(2)) for _ in range(size // 2)]]
# %% program: loops
def range_totals(readings, queries):
    totals = []
    for q in range(len(queries)):
        total = 0
        for k in range(queries[q][0], queries[q][1] + 1):
            total = total + readings[k]
        totals.append(total)
    return totals
# %% program: slice_sum
def range_totals(readings, queries):
    return [sum(readings[first : last + 1]) for first, last in queries]
# %% program: islice
from itertools import islice

def range_totals(readings, queries):
    return [sum(islice(readings, first, last + 1)) for first, last in queries]
# %% program: prefix
from itertools import accumulate

def range_totals(readings, queries):
    prefix = [0, *accumulate(readings)]
    return [prefix[last + 1] - prefix[first] for first, last in queries]
