# %% statement
# Return all numbers from 1 to limit whose square ends with the number itself (in decimals), such as 5 and 76.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[0], [1], [5], [10], [80], [700]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
def automorphic(limit):
    found = []
    power = 10
    for number in range(1, limit + 1):
        if number >= power:
            power *= 10
        if pow(number, 2, power) == number:
            found.append(number)
    return found
