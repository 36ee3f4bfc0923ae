# %% statement
# `menu` is a list of [dish, guests]; `recipes` maps dishes to {"serves", "needs": {ingredient: grams}}; `pantry` maps
# ingredients to grams. A dish is cooked in the fewest whole batches. Return [sorted [ingredient, grams to buy], the
# dishes without a recipe, sorted, each once]; what the pantry covers is not bought.
# %% inputs
SIZES = (30, 300, 1500)
EDGE_CASES = [
    [[], {}, {}],
    [[["soup", 3]], {}, {}],
    [[["soup", 3]], {"soup": {"serves": 2, "needs": {"leek": 100, "salt": 5}}}, {"salt": 50}],
    [[["soup", 4], ["soup", 1], ["pie", 2], ["pie", 1]], {"soup": {"serves": 4, "needs": {"leek": 100}}}, {"leek": 150}],
    [[["soup", 0]], {"soup": {"serves": 4, "needs": {"leek": 100}}}, {}],
]
def make_input(rng, size):
    count = max(3, size // 10)
    recipes = {
        f"dish{k}": {
            "serves": 1 + rng.randrange(6),
            "needs": {f"i{rng.randrange(count * 2)}": rng.randrange(10, 500) for _ in range(8)},
        }
        for k in range(count)
    }
    menu = [[f"dish{rng.randrange(count + 2)}", rng.randrange(12)] for _ in range(size)]
    return [menu, recipes, {f"i{k}": rng.randrange(20000) for k in range(count)}]
# %% program: good
from collections import Counter


def shopping_list(menu, recipes, pantry):
    batches = Counter()
    missing = set()
    for dish, guests in menu:
        if dish in recipes:
            batches[dish] += -(-guests // recipes[dish]["serves"])
        else:
            missing.add(dish)
    needed = Counter()
    for dish, times in batches.items():
        for ingredient, grams in recipes[dish]["needs"].items():
            needed[ingredient] += grams * times
    needed.subtract(pantry)
    purchases = sorted([ingredient, grams] for ingredient, grams in needed.items() if grams > 0)
    return [purchases, sorted(missing)]
