# %% statement
# Encrypt letters given as numbers: each value becomes value ** exponent % modulus (modulus > 0, exponent >= 0).
# Return the sum of the encrypted values and the smallest of them as [sum, smallest], or [0, 0] for no values.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[], 3, 7], [[5], 0, 1], [[2, 3, 4], 5, 13], [[10, 11], 100, 97], [[1, 1], 50, 9], [[0, 6], 2, 12]]
def make_input(rng, size):
    return [[rng.randrange(2, 200) for _ in range(size)], 500 + size, rng.randrange(1000, 5000)]
# %% program: good
def encrypt_letters(values, exponent, modulus):
    if not values:
        return [0, 0]
    secret = [pow(value, exponent, modulus) for value in values]
    return [sum(secret), min(secret)]
