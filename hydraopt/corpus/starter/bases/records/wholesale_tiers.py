# %% statement
# Each article has discount tiers: rows with article, least and percent, in any order. An order [article, count] at the given unit price list (rows [article, cents], articles differ)
# costs count * cents * (100 - p) // 100, p being the greatest percent of the article's tiers with least <= count, or 0. Return the costs; articles without price cost 0.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [
    [[], [], []],
    [[], [["nut", 10]], [["nut", 3], ["bolt", 1]]],
    [[{"article": "nut", "least": 3, "percent": 10}], [["nut", 10]], [["nut", 2], ["nut", 3]]],
    [[{"article": "nut", "least": 9, "percent": 20}, {"article": "nut", "least": 3, "percent": 10}], [["nut", 100]], [["nut", 9], ["nut", 8]]],
    [[{"article": "nut", "least": 0, "percent": 100}], [["nut", 10], ["bolt", 3]], [["bolt", 4], ["nut", 9]]],
]
def make_input(rng, size):
    count = 1 + size // 6
    tiers = [{"article": f"art{rng.randrange(count)}", "least": rng.randrange(50), "percent": rng.randrange(1, 30)} for _ in range(size // 2)]
    prices = [[f"art{i}", rng.randrange(10, 900)] for i in range(count)]
    rng.shuffle(prices)
    return [tiers, prices, [[f"art{rng.randrange(count + 1)}", rng.randrange(1, 60)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def wholesale_tiers(tiers, prices, orders):
    cents_of = {article: cents for article, cents in prices}
    tiers_of = defaultdict(list)
    for tier in tiers:
        tiers_of[tier["article"]].append((tier["least"], tier["percent"]))
    costs = []
    for name, count in orders:
        reached = [percent for least, percent in tiers_of[name] if least <= count]
        best = max(reached, default=0)
        costs.append(count * cents_of.get(name, 0) * (100 - best) // 100)
    return costs
