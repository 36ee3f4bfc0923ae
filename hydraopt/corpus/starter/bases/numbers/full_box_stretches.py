# %% statement
# Return how many stretches of days in a row have a total of eggs that fills whole boxes (box > 0): a total divisible by it.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 6], [[6], 6], [[5], 6], [[1, 2, 3], 3], [[0, 0, 1], 4], [[2, 2, 2, 2], 2]]
def make_input(rng, size):
    return [[rng.randrange(30) for _ in range(size)], rng.choice([6, 10, 12])]
# %% program: good
from collections import Counter
from itertools import accumulate

def full_box_stretches(eggs, box):
    remainders = [total % box for total in accumulate(eggs, initial=0)]
    groups = Counter(remainders)
    return sum(n * (n - 1) // 2 for n in groups.values())
