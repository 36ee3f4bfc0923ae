# %% statement
# `dishes` are [dish, list of ingredients], `contains` are [ingredient, list of allergens], `guests` are [guest, list of
# allergens] with different names. Unknown ingredients have no allergens. Return [the dishes, in order, without any allergen
# of any guest, sorted [guest, number of dishes without an allergen of this guest]].
# %% inputs
SIZES = (20, 120, 400)
EDGE_CASES = [
    [[], [], []],
    [[["pie", ["flour"]]], [], [["Lou", ["gluten"]]]],
    [[["pie", ["flour"]], ["jelly", []]], [["flour", ["gluten"]]], [["Lou", ["gluten"]], ["Kit", []]]],
    [[["cake", ["egg", "milk"]]], [["egg", ["egg"]], ["milk", ["lactose"]]], [["Lou", ["lactose"]], ["Kit", ["nuts"]]]],
    [[["cake", ["egg"]]], [["egg", ["egg"]]], []],
]
def make_input(rng, size):
    allergens = [f"al{k}" for k in range(15)]
    contains = [[f"in{k}", rng.sample(allergens, rng.randrange(3))] for k in range(size)]
    dishes = [[f"dish{k}", [f"in{rng.randrange(size + 4)}" for _ in range(rng.randrange(1, 5))]] for k in range(size)]
    guests = [[f"guest{k}", rng.sample(allergens, rng.randrange(3))] for k in range(max(2, size // 5))]
    return [dishes, contains, guests]
# %% program: good
def safe_dishes(dishes, contains, guests):
    allergens_in = {ingredient: allergens for ingredient, allergens in contains}
    feared = {allergen for _, allergies in guests for allergen in allergies}
    contents = []
    for dish, parts in dishes:
        present = {allergen for part in parts for allergen in allergens_in.get(part, ())}
        contents.append((dish, present & feared))
    for_all = [dish for dish, present in contents if not present]
    edible = []
    for guest, allergies in sorted(guests):
        count = sum(1 for _, present in contents if present.isdisjoint(allergies))
        edible.append([guest, count])
    return [for_all, edible]
