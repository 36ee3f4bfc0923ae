# %% statement
# `offers` is a list of dicts with "supplier", "part" and "cents" (above 0). Return the suppliers, sorted by name, that
# for at least one part make the only cheapest offer, as pairs [SUPPLIER, NUMBER OF SUCH PARTS]. An offer that another
# one for the same part (of the same supplier, too) equals is not the only cheapest.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [[{"supplier": "Ace", "part": "nut", "cents": 4}]], [[{"supplier": "Ace", "part": "nut", "cents": 4}, {"supplier": "Bix", "part": "nut", "cents": 4}]], [[{"supplier": "Bix", "part": "nut", "cents": 3}, {"supplier": "Ace", "part": "nut", "cents": 4}, {"supplier": "Ace", "part": "bolt", "cents": 9}, {"supplier": "Bix", "part": "cog", "cents": 1}]], [[{"supplier": "A", "part": "x", "cents": 2}, {"supplier": "A", "part": "x", "cents": 2}, {"supplier": "B", "part": "x", "cents": 1}]]]
def make_input(rng, size):
    return [[{"supplier": "firm%d" % rng.randrange(50), "part": "part%d" % rng.randrange(size // 6), "cents": rng.randrange(1, 60)} for _ in range(size)]]
# %% program: good
from collections import Counter
def cheapest_supplier(offers):
    lowest = {}
    holders = {}
    for offer in offers:
        part, cents = offer["part"], offer["cents"]
        best = lowest.get(part)
        if best is None or cents < best:
            lowest[part] = cents
            holders[part] = offer["supplier"]
        elif cents == best:
            holders[part] = None
    wins = Counter(supplier for supplier in holders.values() if supplier is not None)
    return [[supplier, wins[supplier]] for supplier in sorted(wins)]
