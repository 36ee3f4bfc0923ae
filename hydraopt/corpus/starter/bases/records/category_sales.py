# %% statement
# Sales lines have sku and quantity, items have sku, category and price (skus differ). Return [category, turnover] with the sum of quantity * price
# over the lines of each category, sorted by category; lines with an unknown sku are put under the category `other` at price 1.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"sku": 7, "quantity": 3}], []],
    [[], [{"sku": 7, "category": "toys", "price": 20}]],
    [[{"sku": 7, "quantity": 3}, {"sku": 8, "quantity": 1}], [{"sku": 7, "category": "toys", "price": 20}]],
    [[{"sku": 1, "quantity": 3}, {"sku": 2, "quantity": 2}], [{"sku": 2, "category": "toys", "price": 20}, {"sku": 1, "category": "books", "price": 9}]],
]
def make_input(rng, size):
    items = [{"sku": key, "category": f"cat{rng.randrange(15)}", "price": rng.randrange(2, 99)} for key in rng.sample(range(size), size * 2 // 3)]
    return [[{"sku": rng.randrange(size), "quantity": rng.randrange(1, 6)} for _ in range(size)], items]
# %% program: good
from collections import defaultdict


def category_sales(lines, items):
    item_of = {item["sku"]: item for item in items}
    turnover = defaultdict(int)
    for line in lines:
        sku = line["sku"]
        if sku in item_of:
            found = item_of[sku]
            turnover[found["category"]] += line["quantity"] * found["price"]
        else:
            turnover["other"] += line["quantity"]
    return sorted([category, amount] for category, amount in turnover.items())
