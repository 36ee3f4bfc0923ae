# %% statement
# A chain starts with a positive number; an even number is followed by its half, an odd one by
# three times itself plus one, until 1 is reached. Return the start below the limit (at least 2)
# with the longest chain, the smallest one if several are equally long.
# %% inputs
SIZES = (60, 300, 1200)
EDGE_CASES = [[2], [3], [4], [10], [20]]
def make_input(rng, size):
    return [size + rng.randrange(10)]
# %% program: recursion
def chain_length(n):
    if n == 1:
        return 1
    if n % 2 == 0:
        return 1 + chain_length(n // 2)
    return 1 + chain_length(3 * n + 1)

def longest_collatz(limit):
    best = 1
    for start in range(1, limit):
        if chain_length(start) > chain_length(best):
            best = start
    return best
# %% program: table-of-lengths
def longest_collatz(limit):
    lengths = [1] * limit
    best = 1
    for start in range(2, limit):
        n, steps = start, 0
        while n >= start:
            n = 3 * n + 1 if n & 1 else n >> 1
            steps += 1
        lengths[start] = steps + lengths[n]
        if lengths[start] > lengths[best]:
            best = start
    return best
# %% program: loop
def longest_collatz(limit):
    best, best_steps = 1, 0
    for start in range(2, limit):
        n, steps = start, 0
        while n != 1:
            n = 3 * n + 1 if n % 2 else n // 2
            steps += 1
        if steps > best_steps:
            best, best_steps = start, steps
    return best
# %% program: cached
from functools import cache

def longest_collatz(limit):
    @cache
    def chain_length(n):
        if n == 1:
            return 1
        return 1 + chain_length(3 * n + 1 if n % 2 else n // 2)

    return max(range(1, limit), key=chain_length)
