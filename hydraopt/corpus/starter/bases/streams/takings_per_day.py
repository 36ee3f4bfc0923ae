# %% statement
# `receipts` are pairs [DAY, CENTS], the days in ascending order. Return pairs [DAY, SUM OF CENTS] for the days
# whose sum is at least `goal`, in ascending order.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], 5], [[[1, 4]], 5], [[[1, 4], [1, 1]], 5], [[[1, 4], [2, 9], [2, 1], [5, 5]], 5], [[[3, 0], [4, -2]], 0]]
def make_input(rng, size):
    return [[[number // 9, rng.randrange(2000)] for number in range(size)], 9500]
# %% program: good
from itertools import groupby
def takings_per_day(receipts, goal):
    good_days = []
    for day, sales in groupby(receipts, key=lambda receipt: receipt[0]):
        takings = sum(cents for _, cents in sales)
        if takings >= goal:
            good_days.append([day, takings])
    return good_days
