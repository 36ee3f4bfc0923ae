# %% statement
# Every purchase is [customer, amount]. Return a dictionary from each customer to the sum of the
# amounts.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [[["ann", 4]]], [[["ann", 4], ["ann", -4]]], [[["bo", 1], ["ann", 2], ["bo", 3]]]]
def make_input(rng, size):
    return [[["customer%d" % rng.randrange(size // 4), rng.randrange(-50, 500)] for _ in range(size)]]
# %% program: parallel-lists
def spent_by_customer(purchases):
    names = []
    amounts = []
    for purchase in purchases:
        if purchase[0] not in names:
            names.append(purchase[0])
            amounts.append(0)
        place = names.index(purchase[0])
        amounts[place] = amounts[place] + purchase[1]
    spent = {}
    for i in range(len(names)):
        spent[names[i]] = amounts[i]
    return spent
# %% program: get
def spent_by_customer(purchases):
    spent = {}
    for name, amount in purchases:
        spent[name] = spent.get(name, 0) + amount
    return spent
# %% program: defaultdict
from collections import defaultdict

def spent_by_customer(purchases):
    spent = defaultdict(int)
    for name, amount in purchases:
        spent[name] += amount
    return spent
# %% program: group-then-sum
def spent_by_customer(purchases):
    groups = {}
    for name, amount in purchases:
        groups.setdefault(name, []).append(amount)
    return {name: sum(amounts) for name, amounts in groups.items()}
