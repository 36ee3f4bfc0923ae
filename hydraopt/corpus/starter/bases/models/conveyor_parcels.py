# %% statement
# Parcels [name, weight] go by one at a time onto a belt that holds `slots` parcels and `limit` weight at most; the front ones fall off while the
# new one does not fit. One heavier than the limit never gets on. Return [names in the order they fell off, names on the belt at the end].
# %% inputs
SIZES = (150, 1500, 8000)
EDGE_CASES = [[[], 3, 10], [[["a", 11]], 3, 10], [[["a", 4], ["b", 4], ["c", 4]], 5, 10], [[["a", 1], ["b", 1], ["c", 1]], 2, 10], [[["a", 9], ["b", 12], ["c", 2], ["d", 8]], 3, 10]]
def make_input(rng, size):
    return [[[f"p{i}", rng.randrange(1, 50)] for i in range(size)], size // 3, size * 6]
# %% program: good
from collections import deque


def conveyor_parcels(parcels, slots, limit):
    belt = deque()
    load = 0
    fallen = []
    for name, weight in parcels:
        if weight > limit:
            continue
        while belt and (len(belt) >= slots or load + weight > limit):
            gone, lighter = belt.popleft()
            load -= lighter
            fallen.append(gone)
        belt.append((name, weight))
        load += weight
    return [fallen, [name for name, _weight in belt]]
