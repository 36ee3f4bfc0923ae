# %% statement
# Return the list of tax rates that belong to incomes. bounds is ascending; rates has one entry
# more: an income below bounds[0] has rates[0], one from bounds[i] on and below bounds[i + 1]
# has rates[i + 1].
# %% inputs
SIZES = (200, 1500, 5000)
EDGE_CASES = [[[], [10], [0, 5]], [[9, 10, 11], [10], [0, 5]], [[4, 5], [], [7]], [[0, 100, 55], [10, 50, 90], [0, 10, 20, 30]], [[50], [50, 50], [1, 2, 3]]]
def make_input(rng, size):
    bounds = sorted(rng.sample(range(100000), 60))
    return [[rng.randrange(110000) for _ in range(size)], bounds, list(range(5, 66))]
# %% program: good
from bisect import bisect_right

def tax_rates(incomes, bounds, rates):
    return [rates[bisect_right(bounds, income)] for income in incomes]
