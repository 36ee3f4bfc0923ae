# %% statement
# Clients come as rows [arrival, minutes] by rising arrival to an office with `desks` desks (at least 1), numbered from 0. Each takes the desk that is free the earliest
# (of several the lowest number), starts at the later of arrival and that time, and stays for `minutes`. Return rows [desk, start]; all desks are free at 0.
# %% inputs
SIZES = (40, 400, 3000)
EDGE_CASES = [
    [[], 2],
    [[[3, 5]], 1],
    [[[3, 5], [4, 1]], 1],
    [[[0, 5], [1, 5], [2, 1], [20, 1]], 2],
    [[[0, 0], [0, 0], [1, 4]], 3],
]
def make_input(rng, size):
    desks = 4 + size // 20
    clients, minute = [], 0
    for _ in range(size):
        minute += rng.randrange(3)
        clients.append([minute, rng.randrange(1, 2 * desks)])
    return [clients, desks]
# %% program: good
import heapq


def desk_for_clients(clients, desks):
    free = [(0, desk) for desk in range(desks)]
    heapq.heapify(free)
    served = []
    for arrival, minutes in clients:
        since, desk = heapq.heappop(free)
        start = max(arrival, since)
        served.append([desk, start])
        heapq.heappush(free, (start + minutes, desk))
    return served
