# %% statement
# shelf is an ascending list of sizes. For every wanted size, return how many copies of it are
# on the shelf.
# %% inputs
SIZES = (300, 1000, 3000)
EDGE_CASES = [[[], [1]], [[2], []], [[2, 2, 3], [1, 2, 3]], [[38, 40, 40, 40], [40, 39]], [[1, 1, 1], [1, 1]]]
def make_input(rng, size):
    return [sorted(rng.randrange(size // 2) for _ in range(size)), [rng.randrange(size // 2) for _ in range(size)]]
# %% program: good
from bisect import bisect_left, bisect_right

def copies_on_shelf(shelf, wanted):
    return [bisect_right(shelf, size) - bisect_left(shelf, size) for size in wanted]
