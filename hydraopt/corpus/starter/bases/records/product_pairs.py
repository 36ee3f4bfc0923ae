# %% statement
# Receipts are lists of product names. Return the pair [a, b] (a before b in the alphabet) of different products that stand together on the most receipts,
# the first in the alphabet of several; None where no receipt has two different products.
# %% inputs
SIZES = (20, 200, 1000)
EDGE_CASES = [
    [[]],
    [[["tea"], ["tea", "tea"], []]],
    [[["tea", "jam"]]],
    [[["tea", "jam", "bun"], ["bun", "tea"]]],
    [[["d", "c"], ["a", "b", "a"], ["c", "d"], ["b", "a"]]],
]
def make_input(rng, size):
    return [[[f"prod{min(rng.randrange(40), rng.randrange(40))}" for _ in range(rng.randrange(7))] for _ in range(size)]]
# %% program: good
from collections import Counter
from itertools import combinations


def product_pairs(receipts):
    together = Counter()
    for receipt in receipts:
        together.update(combinations(sorted(set(receipt)), 2))
    if not together:
        return None
    return list(min(together, key=lambda pair: (-together[pair], pair)))
