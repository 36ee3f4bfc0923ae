# %% statement
# catalogue is a list of products {"code": ..., "price": ...} in ascending order of the code,
# without repeated codes. Return the sum of the prices of the ordered codes; unknown codes are
# free.
# %% inputs
SIZES = (60, 250, 900)
EDGE_CASES = [[[], ["a1"]], [[{"code": "a1", "price": 4}], []], [[{"code": "a1", "price": 4}, {"code": "b2", "price": 9}], ["b2", "b2", "zz", "a1"]]]
def make_input(rng, size):
    codes = sorted("p%05d" % n for n in rng.sample(range(size * 3), size))
    catalogue = [{"code": code, "price": rng.randrange(1, 500)} for code in codes]
    return [catalogue, ["p%05d" % rng.randrange(size * 3) for _ in range(size // 2)]]
# %% program: scan-per-code
def order_value(catalogue, codes):
    value = 0
    for code in codes:
        for i in range(len(catalogue)):
            if catalogue[i]["code"] == code:
                value += catalogue[i]["price"]
    return value
# %% program: price-dict
def order_value(catalogue, codes):
    prices = {product["code"]: product["price"] for product in catalogue}
    return sum([prices.get(code, 0) for code in codes])
# %% program: bisect-by-code
from bisect import bisect_left

def order_value(catalogue, codes):
    value = 0
    for code in codes:
        spot = bisect_left(catalogue, code, key=lambda product: product["code"])
        if spot < len(catalogue) and catalogue[spot]["code"] == code:
            value += catalogue[spot]["price"]
    return value
# %% program: first-match
def order_value(catalogue, codes):
    value = 0
    for code in codes:
        value += next((p["price"] for p in catalogue if p["code"] == code), 0)
    return value
