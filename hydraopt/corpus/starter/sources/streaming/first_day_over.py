# %% statement
# Return the first position at which the mean of all values up to and including it is greater
# than the limit, or -1.
# %% inputs
SIZES = (200, 800, 2500)
EDGE_CASES = [[[], 1], [[2], 1], [[1], 1], [[0, 0, 9, 0], 2], [[-4, 1, -2], 0]]
CONSTANTS = {"-1": ["None", "-5"]}
def make_input(rng, size):
    values = [rng.randrange(0, 100) for _ in range(size)]
    values[:size // 10] = [value // 3 for value in values[:size // 10]]
    bend = size // 2 + rng.randrange(size // 4)
    return [[value + 60 * (i > bend) for i, value in enumerate(values)], 60]
# %% program: list-of-means
def first_day_over(values, limit):
    means = []
    for i in range(len(values)):
        part = values[:i + 1]
        means.append(sum(part) / len(part))
    for i in range(len(means)):
        if means[i] > limit:
            return i
    return -1
# %% program: running-sum
def first_day_over(values, limit):
    so_far = 0
    for day, value in enumerate(values):
        so_far += value
        if so_far > limit * (day + 1):
            return day
    return -1
# %% program: running-excess
def first_day_over(values, limit):
    excess = 0
    for day, value in enumerate(values):
        excess += value - limit
        if excess > 0:
            return day
    return -1
# %% program: accumulate
from itertools import accumulate

def first_day_over(values, limit):
    sums = enumerate(accumulate(values), 1)
    return next((day - 1 for day, so_far in sums if so_far / day > limit), -1)
