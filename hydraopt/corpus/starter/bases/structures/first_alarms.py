# %% statement
# Each alarm [name, period] rings at period, 2 * period, and so on (periods are positive). Return the first `count` rings as [minute, name], in order
# of minutes, then names; there are none without alarms.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[], 3], [[["tea", 3]], 0], [[["tea", 3]], 2], [[["b", 2], ["a", 3]], 5], [[["x", 1], ["y", 1]], 3]]
def make_input(rng, size):
    return [[[f"alarm{i}", 1 + rng.randrange(200)] for i in range(size // 5)], size]
# %% program: good
from heapq import heapify, heappop, heappush


def first_alarms(alarms, count):
    upcoming = [(period, name, period) for name, period in alarms]
    heapify(upcoming)
    rings = []
    while upcoming and len(rings) < count:
        minute, name, period = heappop(upcoming)
        rings.append([minute, name])
        heappush(upcoming, (minute + period, name, period))
    return rings
