# %% statement
# Return row n (counted from 0) of Pascal's triangle, each entry modulo m (m > 0).
# %% inputs
SIZES = (30, 100, 220)
EDGE_CASES = [[0, 5], [1, 5], [4, 100], [5, 2], [6, 7], [3, 1]]
def make_input(rng, size):
    return [size + rng.randrange(10), rng.randrange(100, 1000)]
# %% program: good
from itertools import pairwise

def pascal_row(n, m):
    row = [1 % m]
    for _ in range(n):
        longer = [1 % m]
        for left, right in pairwise(row):
            longer.append((left + right) % m)
        longer.append(1 % m)
        row = longer
    return row
