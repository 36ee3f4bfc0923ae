# %% statement
# Given a catalogue of products (code, price in cents; codes differ) and orders (customer, code, count),
# return a dict from each customer to the total price of the orders whose code is in the catalogue. Customers with only unknown codes are left out.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"code": "A1", "price": 250}], []],
    [[], [{"customer": "Ida", "code": "A1", "count": 2}]],
    [[{"code": "A1", "price": 250}], [{"customer": "Ida", "code": "A1", "count": 2}, {"customer": "Ida", "code": "A1", "count": 1}]],
    [[{"code": "A1", "price": 5}, {"code": "B", "price": 0}], [{"customer": "Bo", "code": "B", "count": 9}, {"customer": "Al", "code": "C", "count": 1}]],
]
def make_input(rng, size):
    codes = rng.sample(range(100000), size // 2)
    catalogue = [{"code": f"P{code}", "price": rng.randrange(50, 9000)} for code in codes]
    orders = [
        {"customer": f"C{rng.randrange(1 + size // 5)}", "code": f"P{rng.choice(codes) if rng.random() < 0.95 else -1}", "count": 1 + rng.randrange(5)}
        for _ in range(size)
    ]
    return [catalogue, orders]
# %% program: good
from collections import defaultdict


def order_totals(catalogue, orders):
    price_of = {product["code"]: product["price"] for product in catalogue}
    totals = defaultdict(int)
    for order in orders:
        price = price_of.get(order["code"])
        if price is not None:
            totals[order["customer"]] += price * order["count"]
    return dict(totals)
