# %% statement
# For each exam score of the queries return the percentage, rounded down, of all scores that are lower. The list of scores
# is not empty.
# %% inputs
SIZES = (150, 600, 1500)
EDGE_CASES = [[[50], []], [[50], [50, 51, 49]], [[10, 20, 30], [25]], [[5, 5, 9], [5, 6, 10]], [[1, 2, 3, 4], [0, 4]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], [rng.randrange(1000) for _ in range(size)]]
# %% program: good
from bisect import bisect_left

def percentile_ranks(scores, queries):
    ordered = sorted(scores)
    count = len(ordered)
    return [100 * bisect_left(ordered, query) // count for query in queries]
