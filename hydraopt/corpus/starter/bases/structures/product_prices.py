# %% statement
# `recipes` gives by product a list of pairs [part, count]; what is in no recipe is a raw part that costs `prices[part]` (0 if missing). No product
# is part of itself. Return by product, in the order of `recipes`, the cost of all its raw parts.
# %% inputs
SIZES = (30, 200, 1000)
EDGE_CASES = [[{}, {}], [{"bike": []}, {}], [{"bike": [["wheel", 2]]}, {"wheel": 30}], [{"car": [["axle", 2], ["seat", 4]], "axle": [["wheel", 2]]}, {"wheel": 7, "seat": 5}], [{"kit": [["nail", 3]]}, {}]]
def make_input(rng, size):
    levels = 6
    width = size // levels
    recipes = {}
    for level in reversed(range(1, levels)):
        for i in range(width):
            recipes[f"{level}-{i}"] = [[f"{level - 1}-{rng.randrange(width)}", 1 + rng.randrange(4)] for _ in range(4)]
    return [recipes, {f"0-{i}": rng.randrange(100) for i in range(width)}]
# %% program: good
def product_prices(recipes, prices):
    costs = {}

    def cost(product):
        if product in costs:
            return costs[product]
        if product not in recipes:
            return prices.get(product, 0)
        costs[product] = sum(count * cost(part) for part, count in recipes[product])
        return costs[product]

    return {product: cost(product) for product in recipes}
