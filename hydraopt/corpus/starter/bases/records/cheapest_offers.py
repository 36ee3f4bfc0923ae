# %% statement
# Offers have supplier, part and price. For each of the wanted parts, in the order given, return the supplier with the lowest price
# (of several the first in the alphabet), or an empty text where nobody offers it.
# %% inputs
SIZES = (50, 700, 5000)
EDGE_CASES = [
    [[], []],
    [[], ["bolt"]],
    [[{"supplier": "Rau", "part": "bolt", "price": 4}], ["nut", "bolt"]],
    [[{"supplier": "Rau", "part": "bolt", "price": 4}, {"supplier": "Abt", "part": "bolt", "price": 4}], ["bolt"]],
    [[{"supplier": "Abt", "part": "bolt", "price": 5}, {"supplier": "Rau", "part": "bolt", "price": 4}, {"supplier": "Rau", "part": "nut", "price": 0}], ["bolt", "nut", "bolt"]],
]
def make_input(rng, size):
    parts = [f"part{i}" for i in range(2 + size // 10)]
    return [[{"supplier": f"sup{rng.randrange(300)}", "part": rng.choice(parts), "price": rng.randrange(40)} for _ in range(size)], rng.sample(parts, len(parts) * 2 // 3) + ["gold"]]
# %% program: good
from collections import defaultdict


def cheapest_offers(offers, wanted):
    offers_for = defaultdict(list)
    for offer in offers:
        offers_for[offer["part"]].append((offer["price"], offer["supplier"]))
    return [min(offers_for[part])[1] if part in offers_for else "" for part in wanted]
