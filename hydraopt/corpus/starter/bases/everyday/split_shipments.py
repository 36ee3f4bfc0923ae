# %% statement
# `items` are [order, kilos] in the order of packing. Orders are put on pallets one after another: an order goes as a whole on the present
# pallet if it fits in `limit` kilos, else on a new one; an order heavier than the limit goes alone on special transport. Orders come in the
# order of their first item. Return [pallets as [orders, kilos], special orders, kilos free on average, rounded down (0 without pallets)].
# %% inputs
SIZES = (60, 900, 5000)
EDGE_CASES = [
    [[], 10],
    [[["A", 11]], 10],
    [[["A", 4], ["B", 5], ["A", 1], ["C", 1]], 10],
    [[["A", 6], ["B", 6], ["C", 4], ["D", 9], ["D", 9]], 10],
    [[["A", 0], ["B", 10], ["C", 1]], 10],
]
def make_input(rng, size):
    return [[[f"order{rng.randrange(max(2, size // 3))}", 1 + rng.randrange(30)] for _ in range(size)], 120]
# %% program: good
def split_shipments(items, limit):
    weight = {}
    for order, kilos in items:
        weight[order] = weight.get(order, 0) + kilos
    pallets, special = [], []
    loaded, load = [], 0
    for order, kilos in weight.items():
        if kilos > limit:
            special.append(order)
            continue
        if loaded and load + kilos > limit:
            pallets.append([loaded, load])
            loaded, load = [], 0
        loaded.append(order)
        load += kilos
    if loaded:
        pallets.append([loaded, load])
    unused = sum(limit - load for _, load in pallets)
    return [pallets, special, unused // len(pallets) if pallets else 0]
