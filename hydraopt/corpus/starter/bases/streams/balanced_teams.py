# %% statement
# `strengths` are the strengths of players standing in a row, at least 0 each. Return how many cuts between two
# neighbours part the row so that the sums of both sides differ by at most `tolerance`.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], 5], [[4], 5], [[4, 4], 0], [[1, 2, 3, 3, 3], 3], [[0, 0, 0, 0], 0], [[9, 1], 7]]
def make_input(rng, size):
    return [[rng.randrange(40) for _ in range(size)], size * 4]
# %% program: good
from itertools import accumulate, islice
def balanced_teams(strengths, tolerance):
    whole = sum(strengths)
    inner = islice(accumulate(strengths), max(len(strengths) - 1, 0))
    return sum(1 for left in inner if abs(whole - 2 * left) <= tolerance)
