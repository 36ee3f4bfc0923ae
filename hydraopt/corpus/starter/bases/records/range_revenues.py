# %% statement
# `revenues` has the revenue of each day (day 0 first), `campaigns` rows with name, first and last (days, both inside, 0 <= first <= last < number of days).
# Return the names of the campaigns whose mean daily revenue is above that of all days, in the order given.
# %% inputs
SIZES = (30, 300, 1500)
EDGE_CASES = [
    [[], []],
    [[5, 6], []],
    [[5, 6], [{"name": "sale", "first": 0, "last": 1}]],
    [[5, 9, 1], [{"name": "sale", "first": 1, "last": 1}, {"name": "fair", "first": 2, "last": 2}]],
    [[0, 0, 3, 3], [{"name": "a", "first": 1, "last": 3}, {"name": "b", "first": 0, "last": 2}]],
]
def make_input(rng, size):
    campaigns = []
    for number in range(size):
        first = rng.randrange(size)
        campaigns.append({"name": f"ad{number}", "first": first, "last": rng.randrange(first, size)})
    return [[rng.randrange(500) for _ in range(size)], campaigns]
# %% program: good
from itertools import accumulate


def range_revenues(revenues, campaigns):
    prefix = list(accumulate(revenues, initial=0))
    total = sum(revenues)
    days = len(revenues)
    above = []
    for campaign in campaigns:
        first, end = campaign["first"], campaign["last"] + 1
        if (prefix[end] - prefix[first]) * days > total * (end - first):
            above.append(campaign["name"])
    return above
