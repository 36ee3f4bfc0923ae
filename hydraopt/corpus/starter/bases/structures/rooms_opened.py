# %% statement
# Room i holds the keys of the rooms in the list keys[i]; room 0 is open. Return the indexes of all rooms that can be opened, in rising order.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[[]]], [[[1], [2], [0]]], [[[1, 3], [3, 0, 1], [2], [0]]], [[[0], [1]]]]
def make_input(rng, size):
    return [[[rng.randrange(size) for _ in range(rng.randrange(4))] + [min(size - 1, i + 1)] * (rng.random() < 0.8) for i in range(size)]]
# %% program: good
def rooms_opened(keys):
    if not keys:
        return []
    opened = [False] * len(keys)
    opened[0] = True
    to_visit = [0]
    while to_visit:
        for key in keys[to_visit.pop()]:
            if not opened[key]:
                opened[key] = True
                to_visit.append(key)
    return [room for room, is_open in enumerate(opened) if is_open]
