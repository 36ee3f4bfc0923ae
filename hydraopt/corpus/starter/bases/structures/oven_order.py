# %% statement
# Cakes are pairs [minute at which the batter is ready, baking minutes]. The one oven always takes, of the cakes that are
# ready, the one with the fewest minutes (then the lowest index), and waits if none is. Return the indexes in baking order.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [[[4, 2]]], [[[1, 2], [2, 4], [3, 2], [4, 1]]], [[[7, 10], [7, 12], [7, 5]]], [[[9, 1], [0, 1]]]]
def make_input(rng, size):
    return [[[rng.randrange(10 * size), 1 + rng.randrange(40)] for _ in range(size)]]
# %% program: good
from heapq import heappop, heappush


def oven_order(cakes):
    arrivals = sorted((ready, index) for index, (ready, _) in enumerate(cakes))
    waiting = []
    order = []
    clock = 0
    coming = 0
    while len(order) < len(cakes):
        if not waiting:
            clock = max(clock, arrivals[coming][0])
        while coming < len(arrivals) and arrivals[coming][0] <= clock:
            index = arrivals[coming][1]
            heappush(waiting, (cakes[index][1], index))
            coming += 1
        minutes, index = heappop(waiting)
        clock += minutes
        order.append(index)
    return order
