# %% statement
# `orders` are {"id", "carrier", "due"}, `arrivals` are [id, day]; an order's first arrival in the list counts. Return for
# each carrier, sorted by name, [carrier, orders delivered, orders late, total days late, id of the latest order or None];
# of equally late orders the one with the smaller id. Orders without arrival count as open and are left out.
# %% inputs
SIZES = (50, 700, 3000)
EDGE_CASES = [
    [[], []],
    [[{"id": 1, "carrier": "Swift", "due": 5}], []],
    [[{"id": 1, "carrier": "Swift", "due": 5}], [[1, 5], [1, 9]]],
    [[{"id": 1, "carrier": "Swift", "due": 5}, {"id": 2, "carrier": "Swift", "due": 1}], [[2, 3], [1, 7], [8, 1]]],
    [[{"id": 3, "carrier": "Yak", "due": 5}, {"id": 2, "carrier": "Ant", "due": 9}], [[2, 3], [3, 6]]],
]
def make_input(rng, size):
    orders = [
        {"id": k, "carrier": f"carrier{rng.randrange(12)}", "due": rng.randrange(30)} for k in range(size)
    ]
    return [orders, [[rng.randrange(size + 5), rng.randrange(45)] for _ in range(size)]]
# %% program: good
def carrier_delays(orders, arrivals):
    arrived = {}
    for order_id, day in arrivals:
        arrived.setdefault(order_id, day)
    table = {}
    for order in sorted(orders, key=lambda entry: entry["id"]):
        day = arrived.get(order["id"])
        if day is None:
            continue
        carrier = order["carrier"]
        row = table.setdefault(carrier, [carrier, 0, 0, 0, None, 0])
        row[1] += 1
        delay = day - order["due"]
        if delay > 0:
            row[2] += 1
            row[3] += delay
            if delay > row[5]:
                row[4], row[5] = order["id"], delay
    return [table[carrier][:5] for carrier in sorted(table)]
