# %% statement
# Give every order the name of its customer: return a list of {"order", "name"} in the order of
# the orders; the name is "unknown" where no customer has the id. Customer ids are unique.
# %% inputs
SIZES = (50, 150, 500)
EDGE_CASES = [
    [[], []],
    [[{"order": 1, "customer": 9}], []],
    [[{"order": 1, "customer": 2}, {"order": 2, "customer": 2}], [{"id": 2, "name": "Ana"}]],
    [[{"order": 3, "customer": 1}], [{"id": 2, "name": "Bo"}, {"id": 1, "name": "Cy"}]],
]
CONSTANTS = {"\"unknown\"": ["\"-\"", "None", "\"\""]}
def make_input(rng, size):
    customers = [{"id": k, "name": f"name{rng.randrange(999)}"} for k in rng.sample(range(size * 2), size)]
    return [[{"order": n, "customer": rng.randrange(size * 2)} for n in range(size)], customers]
# %% program: nested
def join_orders(orders, customers):
    joined = []
    for i in range(len(orders)):
        row = {}
        row["order"] = orders[i]["order"]
        row["name"] = "unknown"
        for j in range(len(customers)):
            if orders[i]["customer"] == customers[j]["id"]:
                row["name"] = customers[j]["name"]
        joined.append(row)
    return joined
# %% program: next_match
def join_orders(orders, customers):
    joined = []
    for order in orders:
        wanted = order["customer"]
        name = next((c["name"] for c in customers if c["id"] == wanted), "unknown")
        joined.append({"order": order["order"], "name": name})
    return joined
# %% program: names_dict
def join_orders(orders, customers):
    names = {c["id"]: c["name"] for c in customers}
    return [{"order": o["order"], "name": names.get(o["customer"], "unknown")} for o in orders]
# %% program: index_loop
def join_orders(orders, customers):
    by_id = {}
    for customer in customers:
        by_id[customer["id"]] = customer
    joined = []
    for order in orders:
        match = by_id.get(order["customer"])
        name = match["name"] if match else "unknown"
        joined.append({"order": order["order"], "name": name})
    return joined
