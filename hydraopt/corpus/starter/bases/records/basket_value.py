# %% statement
# A catalogue has products with code and price (codes differ); a basket is a list of codes, repeated ones among them.
# Return the sum of the prices of the basket's codes; codes that are not in the catalogue cost nothing.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], []],
    [["a"], []],
    [[], [{"code": "a", "price": 4}]],
    [["a", "b", "a"], [{"code": "a", "price": 4}]],
    [["b", "a"], [{"code": "a", "price": 4}, {"code": "b", "price": -1}]],
]
def make_input(rng, size):
    catalogue = [{"code": f"art{i}", "price": rng.randrange(1, 300)} for i in range(size // 2)]
    rng.shuffle(catalogue)
    return [[f"art{rng.randrange(size // 2 + 3)}" for _ in range(size)], catalogue]
# %% program: good
def basket_value(basket, catalogue):
    price_of = {product["code"]: product["price"] for product in catalogue}
    return sum(price_of.get(code, 0) for code in basket)
