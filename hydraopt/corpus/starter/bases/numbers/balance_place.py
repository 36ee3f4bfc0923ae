# %% statement
# Return the place of the first entry at which the sum of the entries before it equals the sum of those after it, or -1.
# %% inputs
SIZES = (500, 4000, 20000)
EDGE_CASES = [[[]], [[7]], [[1, 2]], [[1, 7, 1]], [[0, 0]], [[2, 3, 9, 4, 1]]]
def make_input(rng, size):
    half = [rng.randrange(1, 100) for _ in range(size // 2)]
    other = half[:]
    rng.shuffle(other)
    return [half + [rng.randrange(50)] + other]
# %% program: good
def balance_place(weights):
    whole = sum(weights)
    left = 0
    for place, weight in enumerate(weights):
        if 2 * left + weight == whole:
            return place
        left += weight
    return -1
