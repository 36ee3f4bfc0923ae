# %% statement
# Each month the savings first grow by 1 per cent, rounded down to whole cents, and then the deposit of the month
# is added. Beginning with nothing, return after how many deposits the savings reach `goal`, or None if never.
# %% inputs
SIZES = (200, 800, 2500)
EDGE_CASES = [[[], 10], [[10], 10], [[5, 5], 10], [[100, 0, 0, 0], 102], [[1, 1, 1], 50], [[0], 0]]
def make_input(rng, size):
    deposits = [rng.randrange(2000, 9000) for _ in range(size)]
    return [deposits, 400000 * int(1.01 ** size)]
# %% program: good
from itertools import accumulate
def months_until_goal(deposits, goal):
    savings = accumulate(deposits, lambda saved, deposit: saved * 101 // 100 + deposit)
    for month, saved in enumerate(savings, 1):
        if saved >= goal:
            return month
    return None
