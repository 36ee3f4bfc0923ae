# %% statement
# Jobs (their minutes) are started in order, each on the machine that is free first (the lowest number on a tie), of `machines` machines all
# free at minute 0. Return [minute when all is done, the machine number (from 0) of each job].
# %% inputs
SIZES = (300, 2000, 5000)
EDGE_CASES = [[[], 2], [[5], 1], [[5, 1, 1, 1], 2], [[3, 3, 3], 3], [[0, 0, 4, 4], 2], [[2, 9], 5]]
def make_input(rng, size):
    return [[rng.randrange(1, 90) for _ in range(size)], max(2, size // 20)]
# %% program: good
from heapq import heapify, heappop, heappush


def busy_machines(jobs, machines):
    free = [(0, number) for number in range(machines)]
    heapify(free)
    used = []
    last = 0
    for minutes in jobs:
        start, number = heappop(free)
        done = start + minutes
        last = max(last, done)
        used.append(number)
        heappush(free, (done, number))
    return [last, used]
