# %% statement
# Foods have name, kcal and protein for 100 g (names differ); a meal is a list of rows [food, grams]. Return [kcal, protein], each the sum of
# value * grams over the meal, divided by 100 and rounded down at the end; return None as soon as a food is not in the list.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[], [["egg", 60]]],
    [[{"name": "egg", "kcal": 155, "protein": 13}], [["egg", 60]]],
    [[{"name": "egg", "kcal": 155, "protein": 13}, {"name": "rice", "kcal": 130, "protein": 3}], [["rice", 150], ["egg", 120], ["rice", 1]]],
    [[{"name": "egg", "kcal": 155, "protein": 13}], [["egg", 60], ["rye", 5]]],
]
def make_input(rng, size):
    foods = [{"name": f"food {i}", "kcal": rng.randrange(700), "protein": rng.randrange(40)} for i in range(size // 2)]
    rng.shuffle(foods)
    return [foods, [[rng.choice(foods)["name"], rng.randrange(5, 300)] for _ in range(size)]]
# %% program: good
def nutrition_sum(foods, meal):
    food_of = {food["name"]: food for food in foods}
    kcal = protein = 0
    for name, grams in meal:
        facts = food_of.get(name)
        if facts is None:
            return None
        kcal += facts["kcal"] * grams
        protein += facts["protein"] * grams
    return [kcal // 100, protein // 100]
