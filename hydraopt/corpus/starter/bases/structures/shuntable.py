# %% statement
# Wagons 1, 2, ... n come in this order; each may wait on a siding, from which only the one that went in last can leave. For
# each wanted order of leaving (a list that holds 1 to n once each) tell whether it can be reached.
# %% inputs
SIZES = (20, 100, 500)
EDGE_CASES = [[[]], [[[]]], [[[1], [2, 1]]], [[[3, 1, 2], [3, 2, 1]]], [[[4, 5, 3, 2, 1], [4, 3, 5, 1, 2]]]]
def make_input(rng, size):
    orders = []
    for _ in range(size):
        waiting, order, coming = [], [], 1
        while len(order) < 40:
            if coming <= 40 and (not waiting or rng.random() < 0.5):
                waiting.append(coming)
                coming += 1
            else:
                order.append(waiting.pop())
        if rng.random() < 0.5:
            i = rng.randrange(39)
            order[i], order[i + 1] = order[i + 1], order[i]
        orders.append(order)
    return [orders]
# %% program: good
def can_be_shunted(order):
    siding = []
    wanted = iter(order)
    leaving = next(wanted, None)
    for wagon in range(1, len(order) + 1):
        siding.append(wagon)
        while siding and siding[-1] == leaving:
            siding.pop()
            leaving = next(wanted, None)
    return not siding


def shuntable(orders):
    return [can_be_shunted(order) for order in orders]
