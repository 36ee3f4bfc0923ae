# %% statement
# factors are whole numbers from -1, 0, 1 and 2. Return the largest product of one or more
# neighbouring factors; 0 for an empty list.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[]], [[-1]], [[0, -1]], [[2, -1, 2, -1]], [[2, 2, 0, 2]], [[-1, 2, 2]]]
def make_input(rng, size):
    return [[rng.choice([-1, -1, 1, 1, 2, 2, 0 if rng.randrange(8) == 0 else 1]) for _ in range(size)]]
# %% program: good
def strongest_chain(factors):
    if not factors:
        return 0
    best = high = low = factors[0]
    for factor in factors[1:]:
        candidates = (factor, high * factor, low * factor)
        high = max(candidates)
        low = min(candidates)
        best = max(best, high)
    return best
