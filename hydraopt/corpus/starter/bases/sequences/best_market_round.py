# %% statement
# Return the highest sum of width neighbouring takings on a round of market days, where the last
# day is followed by the first one; 0 where there are fewer than width days. width is positive.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[], 1], [[5], 1], [[5, 2], 3], [[1, 9, 2, 8], 2], [[8, 1, 1, 9], 2], [[-3, -1, -2], 3]]
def make_input(rng, size):
    return [[rng.randrange(-50, 400) for _ in range(size)], max(2, size // 20)]
# %% program: good
from itertools import accumulate

def best_market_round(takings, width):
    days = len(takings)
    if days < width:
        return 0
    circle = takings + takings[:width - 1]
    sums = [0] + list(accumulate(circle))
    return max(sums[day + width] - sums[day] for day in range(days))
