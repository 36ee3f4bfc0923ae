# %% statement
# Return the sum of the multiples of 7 that are smaller than the limit (limit is not negative).
# %% inputs
SIZES = (2000, 20000, 150000)
EDGE_CASES = [[0], [1], [7], [8], [100]]
CONSTANTS = {"7": ["5", "11", "9"]}
def make_input(rng, size):
    return [size + rng.randrange(100)]
# %% program: original
def add_multiples(limit):
    found = 0
    for number in range(limit):
        if number % 7 == 0:
            found += number
    return found
# %% program: range_step
def add_multiples(limit):
    return sum(range(0, limit, 7))
# %% program: formula
def add_multiples(limit):
    count = (limit - 1) // 7
    return 7 * count * (count + 1) // 2
