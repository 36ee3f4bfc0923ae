# %% statement
# `sales` are [day, article, pieces], `stock` maps articles to pieces, `today` is a day. The demand of an article is what
# was sold in the `days` days before today (today not among them). Every article of the stock whose pieces are below its
# demand is ordered up to twice the demand; return [article, pieces to order], by falling pieces, then by name.
# %% inputs
SIZES = (60, 900, 5000)
EDGE_CASES = [
    [[], {}, 10, 5],
    [[[9, "soap", 4]], {"soap": 3}, 10, 5],
    [[[9, "soap", 4]], {"soap": 4}, 10, 5],
    [[[10, "soap", 4], [4, "soap", 9]], {"soap": 0}, 10, 5],
    [[[5, "soap", 4], [9, "wax", 4]], {"soap": 1, "wax": 1, "oil": 0}, 10, 5],
    [[[9, "tar", 4]], {"soap": 1}, 10, 0],
]
def make_input(rng, size):
    kinds = max(3, size // 12)
    sales = [[rng.randrange(60), f"g{rng.randrange(kinds)}", 1 + rng.randrange(9)] for _ in range(size)]
    return [sales, {f"g{k}": rng.randrange(60) for k in range(kinds)}, 50, 30]
# %% program: good
from collections import Counter


def reorder_list(sales, stock, today, days):
    earliest = today - days
    demand = Counter()
    for day, article, pieces in sales:
        if earliest <= day < today and article in stock:
            demand[article] += pieces
    orders = []
    for article, wanted in demand.items():
        present = stock[article]
        if present < wanted:
            orders.append([article, 2 * wanted - present])
    return sorted(orders, key=lambda order: (-order[1], order[0]))
