# %% statement
# Return a list whose entry b counts the numbers from 0 to limit that have exactly b ones in binary; the list ends with the
# last count that is not 0. The limit is at least 0.
# %% inputs
SIZES = (300, 2000, 10000)
EDGE_CASES = [[0], [1], [2], [7], [8], [20]]
def make_input(rng, size):
    return [size + rng.randrange(size // 2)]
# %% program: good
def ones_spread(limit):
    ones = [0]
    for number in range(1, limit + 1):
        ones.append(ones[number // 2] + number % 2)
    most = max(ones)
    spread = [0] * (most + 1)
    for amount in ones:
        spread[amount] += 1
    return spread
