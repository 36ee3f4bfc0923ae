# %% statement
# Return the k smallest values in ascending order, equal values included; none when k is not positive.
# %% inputs
SIZES = (600, 80_000, 200_000)
EDGE_CASES = [
    [[], 3],
    [[5], 0],
    [[5, 1, 4], 2],
    [[5, 1, 4], 9],
    [[2, 2, 1, 1, 2], 3],
    [[0, -3, 7, -3], 2],
    [[4, 3, 2, 1], -1],
]
def make_input(rng, size):
    # Six batches, each in order: what merged logs look like.
    values = []
    for _ in range(6):
        values += sorted(rng.randrange(size * 4) for _ in range(size // 6))
    return [values, size // 10]
# %% program: original
def smallest_values(values, k):
    ordered = sorted(values)
    ordered = sorted(ordered)
    result = []
    for i in range(len(ordered)):
        if i < k:
            result.append(ordered[i])
    return result
# %% program: human
def smallest_values(values, k):
    if k <= 0:
        return []
    return sorted(values)[:k]
