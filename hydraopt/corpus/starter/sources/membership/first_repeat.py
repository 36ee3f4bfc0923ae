# %% statement
# Return the first reading that already occurred earlier in the list, or None when all differ.
# %% inputs
SIZES = (80, 300, 900)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[1, 2, 3]], [[3, 1, 2, 1, 3]], [[-1, 0, -1]]]
CONSTANTS = {"None": ["-1", "False"]}
def make_input(rng, size):
    readings = rng.sample(range(size * 10), size)
    readings.append(rng.choice(readings))
    return [readings]
# %% program: original
def first_repeat(readings):
    for i in range(len(readings)):
        for j in range(i):
            if readings[i] == readings[j]:
                return readings[i]
    return None
# %% program: seen_set
def first_repeat(readings):
    seen = set()
    for reading in readings:
        if reading in seen:
            return reading
        seen.add(reading)
    return None
# %% program: index
def first_repeat(readings):
    for position, reading in enumerate(readings):
        if readings.index(reading) != position:
            return reading
    return None
# %% program: slice
def first_repeat(readings):
    for position, reading in enumerate(readings):
        if reading in readings[:position]:
            return reading
    return None
