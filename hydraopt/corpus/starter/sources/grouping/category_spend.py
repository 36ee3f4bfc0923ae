# %% statement
# Each payment is a dict with a category and an amount (a whole number). Return a dict from
# every category to the sum of its amounts.
# %% inputs
SIZES = (100, 600, 3000)
EDGE_CASES = [
    [[]],
    [[{"category": "rent", "amount": 5}]],
    [[{"category": "b", "amount": 1}, {"category": "a", "amount": -2}, {"category": "b", "amount": 4}]],
    [[{"category": "x", "amount": 0}, {"category": "x", "amount": 0}]],
]
def make_input(rng, size):
    return [[
        {"category": "cat%d" % rng.randrange(40), "amount": rng.randrange(1, 200)}
        for _ in range(size)
    ]]
# %% program: original
def category_spend(payments):
    categories = []
    for payment in payments:
        if payment["category"] not in categories:
            categories.append(payment["category"])
    spend = {}
    for category in categories:
        amount = 0
        for payment in payments:
            if payment["category"] == category:
                amount += payment["amount"]
        spend[category] = amount
    return spend
# %% program: defaultdict
from collections import defaultdict

def category_spend(payments):
    spend = defaultdict(int)
    for payment in payments:
        spend[payment["category"]] += payment["amount"]
    return spend
# %% program: dict_get
def category_spend(payments):
    spend = {}
    for payment in payments:
        category = payment["category"]
        spend[category] = spend.get(category, 0) + payment["amount"]
    return spend
