# %% statement
# Return the greatest sum of `width` neighbouring sales, or None when there are fewer.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 1], [[5], 1], [[1, 2], 3], [[-4, -2, -9], 2], [[3, 3, 3, 3], 2]]
def make_input(rng, size):
    return [[rng.randrange(-50, 500) for _ in range(size)], 40 + rng.randrange(10)]
# %% program: nested
def best_window(sales, width):
    best = None
    start = 0
    while start + width <= len(sales):
        amount = 0
        for offset in range(width):
            amount += sales[start + offset]
        if best is None or amount > best:
            best = amount
        start += 1
    return best
# %% program: slices
def best_window(sales, width):
    starts = range(len(sales) - width + 1)
    return max((sum(sales[k : k + width]) for k in starts), default=None)
# %% program: running
def best_window(sales, width):
    if len(sales) < width:
        return None
    amount = best = sum(sales[:width])
    for k in range(width, len(sales)):
        amount += sales[k] - sales[k - width]
        if amount > best:
            best = amount
    return best
# %% program: prefix
from itertools import accumulate
from operator import sub

def best_window(sales, width):
    prefix = list(accumulate(sales, initial=0))
    return max(map(sub, prefix[width:], prefix), default=None)
