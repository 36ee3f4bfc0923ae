# %% statement
# For each limit (>= 0) return the sum of all positive whole numbers up to and including the limit
# that are divisible by first or by second (both positive).
# %% inputs
SIZES = (50, 250, 900)
EDGE_CASES = [[[], 3, 5], [[0], 3, 5], [[9, 10], 3, 5], [[15], 5, 5], [[20, 1], 2, 4], [[100, 60, 59], 6, 10]]
def make_input(rng, size):
    return [[rng.randrange(3 * size) for _ in range(size)], rng.randrange(2, 9), rng.randrange(2, 9)]
# %% program: good
from math import lcm

def multiples_up_to(limit, step):
    n = limit // step
    return step * (n * (n + 1) // 2)

def sums_of_multiples(limits, first, second):
    both = lcm(first, second)
    return [
        multiples_up_to(limit, first) + multiples_up_to(limit, second) - multiples_up_to(limit, both)
        for limit in limits
    ]
