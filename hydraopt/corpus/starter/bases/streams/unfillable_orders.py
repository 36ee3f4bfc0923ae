# %% statement
# `stock` maps items to counts, and each order is a dict from items to wanted counts. Return the places (from 0)
# of the orders that the stock could not fill alone: an item is lacking or there is too little of it.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[], {}], [[{}], {}], [[{"pen": 1}], {}], [[{"pen": 2, "ink": 1}, {"pen": 4}, {"cap": 0}], {"pen": 3, "ink": 1}], [[{"a": 5}, {"a": 5}], {"a": 5}], [[{"a": 6}, {"b": 1}], {"a": 5}]]
def make_input(rng, size):
    stock = {"item%d" % number: rng.randrange(4, 40) for number in range(60)}
    orders = [{"item%d" % rng.randrange(62): 1 + rng.randrange(12) for _ in range(6)} for _ in range(size)]
    return [orders, stock]
# %% program: good
def fits(order, stock):
    return all(stock.get(item, 0) >= wanted for item, wanted in order.items())

def unfillable_orders(orders, stock):
    return [place for place, order in enumerate(orders) if not fits(order, stock)]
