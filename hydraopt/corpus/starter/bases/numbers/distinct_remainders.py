# %% statement
# Return the different remainders of the serial numbers by the modulus (> 0), in order of first appearance.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[], 5], [[7], 5], [[7, 12, 2], 5], [[1, 2, 3, 4], 2], [[-1, 9, 10], 10], [[6, 5, 4, 6], 1]]
def make_input(rng, size):
    return [[rng.randrange(10 ** 6) for _ in range(size)], 100 + rng.randrange(100)]
# %% program: good
def distinct_remainders(serials, modulus):
    remainders = (serial % modulus for serial in serials)
    return list(dict.fromkeys(remainders))
