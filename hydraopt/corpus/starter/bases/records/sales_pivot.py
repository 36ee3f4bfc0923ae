# %% statement
# Sales are rows [shop, month, amount] with month 1 to 12. Return rows [shop, t1, ..., t12], one for each shop
# in alphabetical order, where t is the sum of the shop's amounts in that month (0 where there are none).
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[["North", 1, 10]]],
    [[["North", 12, 10], ["North", 12, 5]]],
    [[["South", 3, 10], ["East", 3, -4]]],
    [[["b", 1, 0], ["a", 2, 7], ["b", 2, 8]]],
]
def make_input(rng, size):
    return [[[f"shop{rng.randrange(2 + size // 40)}", 1 + rng.randrange(12), rng.randrange(1, 500)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def sales_pivot(sales):
    table = defaultdict(lambda: [0] * 12)
    for shop, month, amount in sales:
        table[shop][month - 1] += amount
    return [[shop, *table[shop]] for shop in sorted(table)]
