# %% statement
# From n follows n / 2 if n is even, else 3 * n + 1, until 1. Return [n, steps] of the number from 1 to `limit` with the most steps (the
# lowest one of several), [0, 0] for limit 0.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[0], [1], [2], [7], [10], [27]]
def make_input(rng, size):
    return [size + rng.randrange(100)]
# %% program: good
def longest_hailstone(limit):
    lengths = {}

    def steps_from(number):
        if number == 1:
            return 0
        if number in lengths:
            return lengths[number]
        following = number // 2 if number % 2 == 0 else 3 * number + 1
        lengths[number] = 1 + steps_from(following)
        return lengths[number]

    best, most = 0, 0
    for number in range(1, limit + 1):
        steps = steps_from(number)
        if steps > most or best == 0:
            best, most = number, steps
    return [best, most]
