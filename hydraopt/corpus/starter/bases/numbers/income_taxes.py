# %% statement
# Tax in cents: what lies between threshold i and the next one is taxed at rates[i] percent (the first threshold is 0, all
# ascend). The tax is rounded down to whole cents at the end. Return the tax for each income (>= 0).
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], [0], [10]], [[0], [0], [10]], [[150], [0, 100], [0, 50]], [[100, 99, 101], [0, 100], [5, 10]], [[1000, 20], [0, 10, 500], [0, 7, 33]]]
def make_input(rng, size):
    thresholds = [0]
    for _ in range(15):
        thresholds.append(thresholds[-1] + rng.randrange(1000, 90000))
    return [[rng.randrange(1000000) for _ in range(size)], thresholds, [3 * step for step in range(16)]]
# %% program: good
from bisect import bisect_right
from itertools import pairwise

def income_taxes(incomes, thresholds, rates):
    below = [0]
    for (lower, upper), rate in zip(pairwise(thresholds), rates):
        below.append(below[-1] + (upper - lower) * rate)
    taxes = []
    for income in incomes:
        bracket = bisect_right(thresholds, income) - 1
        over = income - thresholds[bracket]
        taxes.append((below[bracket] + over * rates[bracket]) // 100)
    return taxes
