# %% statement
# Return the average price in cents, rounded down, of each window of the given length (positive) over the price list;
# an empty list where the window is longer than the list.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], 1], [[5], 1], [[5], 2], [[1, 2, 4, 9], 2], [[10, 20, 30], 3], [[7, 7, 1, 1], 1]]
def make_input(rng, size):
    return [[rng.randrange(100, 9999) for _ in range(size)], 1 + size // 10]
# %% program: good
from itertools import accumulate

def window_averages(prices, length):
    totals = list(accumulate(prices, initial=0))
    return [
        (totals[end] - totals[end - length]) // length
        for end in range(length, len(prices) + 1)
    ]
