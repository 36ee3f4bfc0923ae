# %% statement
# Measurements are rows [group, value] with whole values. Return a dict from group to the lower median of its values:
# the entry at index (n - 1) // 2 of the n values in ascending order.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[["a", 4]]],
    [[["a", 4], ["a", 2]]],
    [[["a", 4], ["b", 2], ["a", 9], ["a", 5]]],
    [[["b", 1], ["b", 1], ["b", 0], ["b", -3], ["a", 0]]],
]
def make_input(rng, size):
    return [[[f"g{rng.randrange(1 + size // 25)}", rng.randrange(-500, 500)] for _ in range(size)]]
# %% program: good
def median_per_group(measurements):
    groups = {}
    for group, value in measurements:
        groups.setdefault(group, []).append(value)
    medians = {}
    for group, values in groups.items():
        values.sort()
        medians[group] = values[(len(values) - 1) // 2]
    return medians
