# %% statement
# The Collatz rule: an even number is halved, an odd one becomes 3n + 1. Return [start, steps] for the start from 1 to limit
# that needs the most steps to reach 1 (the smallest such start). The limit is at least 1.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[1], [2], [3], [7], [10], [30]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
def longest_collatz(limit):
    known = {1: 0}

    def steps(number):
        if number in known:
            return known[number]
        following = 3 * number + 1 if number % 2 else number // 2
        known[number] = steps(following) + 1
        return known[number]

    best = max(range(1, limit + 1), key=steps)
    return [best, steps(best)]
