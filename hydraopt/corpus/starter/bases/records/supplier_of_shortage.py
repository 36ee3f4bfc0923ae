# %% statement
# Stock rows have article, count and minimum; supply rows have article and supplier (articles differ in supply). For all stock rows with count below minimum
# return a dict from supplier to the list of [article, minimum - count] in the order of the stock; articles without supply row go to `unknown`.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"article": "nut", "count": 3, "minimum": 3}], []],
    [[{"article": "nut", "count": 2, "minimum": 3}], []],
    [[{"article": "nut", "count": 2, "minimum": 3}, {"article": "bolt", "count": 0, "minimum": 9}], [{"article": "bolt", "supplier": "Rau"}, {"article": "nut", "supplier": "Rau"}]],
    [[{"article": "nut", "count": 8, "minimum": 3}, {"article": "bolt", "count": 0, "minimum": 9}], [{"article": "nut", "supplier": "Rau"}, {"article": "bolt", "supplier": "Abt"}]],
]
def make_input(rng, size):
    supply = [{"article": f"art{i}", "supplier": f"sup{rng.randrange(25)}"} for i in range(size)]
    rng.shuffle(supply)
    return [[{"article": f"art{i}", "count": rng.randrange(20), "minimum": rng.randrange(20)} for i in range(size + 2)], supply]
# %% program: good
from collections import defaultdict


def supplier_of_shortage(stock, supply):
    supplier_of = {row["article"]: row["supplier"] for row in supply}
    orders = defaultdict(list)
    for item in stock:
        lacking = item["minimum"] - item["count"]
        if lacking > 0:
            seller = supplier_of.get(item["article"], "unknown")
            orders[seller].append([item["article"], lacking])
    return dict(orders)
