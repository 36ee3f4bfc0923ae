# %% statement
# Recipes have a name and parts, rows [component, count]; names differ; a component is a recipe's name or else a bought good, whose price `prices` (rows [good, price]) tells, 0 where missing.
# Return a dict from each recipe's name to its cost: the sum of count times cost over its parts. No recipe contains itself, directly or through others.
# %% inputs
SIZES = (15, 80, 300)
EDGE_CASES = [
    [[], []],
    [[{"name": "air", "parts": []}], []],
    [[{"name": "tea", "parts": [["leaf", 2], ["water", 1]]}], [["leaf", 5]]],
    [[{"name": "set", "parts": [["tea", 2], ["cup", 2]]}, {"name": "tea", "parts": [["leaf", 2]]}], [["leaf", 5], ["cup", 100]]],
    [[{"name": "a", "parts": [["b", 2]]}, {"name": "b", "parts": [["c", 3]]}, {"name": "c", "parts": [["x", 1]]}], [["x", 7]]],
]
def make_input(rng, size):
    goods = [[f"good{i}", rng.randrange(1, 50)] for i in range(20)]
    recipes = []
    for number in range(size):
        parts = [[f"good{rng.randrange(21)}", rng.randrange(1, 4)] for _ in range(3)]
        if number:
            parts += [[f"dish{rng.randrange(max(0, number - 60), number)}", 1] for _ in range(rng.choice([0, 1, 1, 1, 1, 1, 1, 2]))]
        recipes.append({"name": f"dish{number}", "parts": parts})
    rng.shuffle(recipes)
    return [recipes, goods]
# %% program: good
def recipe_costs(recipes, prices):
    parts_of = {recipe["name"]: recipe["parts"] for recipe in recipes}
    price_of = {good: price for good, price in prices}
    costs = {}

    def cost(component):
        if component in costs:
            return costs[component]
        if component not in parts_of:
            return price_of.get(component, 0)
        total = sum(count * cost(part) for part, count in parts_of[component])
        costs[component] = total
        return total

    for dish in recipes:
        cost(dish["name"])
    return costs
