# %% statement
# Return for each order the name of its customer, or "unknown" when no customer has that id.
# Customer ids are unique.
# %% inputs
SIZES = (30, 120, 500)
EDGE_CASES = [
    [[], []],
    [[{"customer": 1}], []],
    [[{"customer": 2}, {"customer": 3}], [{"id": 2, "name": "Ada"}]],
    [[{"customer": 5}, {"customer": 5}], [{"id": 5, "name": "Bo"}, {"id": 4, "name": "Cy"}]],
]
CONSTANTS = {'"unknown"': ['"guest"', '"n/a"']}
def make_input(rng, size):
    ids = rng.sample(range(size * 4), size)
    customers = [{"id": key, "name": "N%d" % rng.randrange(10000)} for key in ids]
    orders = [{"customer": rng.choice(ids) if rng.random() < 0.9 else -1} for _ in range(size)]
    return [orders, customers]
# %% program: original
def customer_names(orders, customers):
    names = []
    for order in orders:
        name = "unknown"
        for customer in customers:
            if customer["id"] == order["customer"]:
                name = customer["name"]
        names.append(name)
    return names
# %% program: next_match
def customer_names(orders, customers):
    names = []
    for order in orders:
        key = order["customer"]
        match = (c["name"] for c in customers if c["id"] == key)
        names.append(next(match, "unknown"))
    return names
# %% program: dict_get
def customer_names(orders, customers):
    by_id = {customer["id"]: customer["name"] for customer in customers}
    return [by_id.get(order["customer"], "unknown") for order in orders]
