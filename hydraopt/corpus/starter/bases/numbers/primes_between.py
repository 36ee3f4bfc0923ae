# %% statement
# Return the list of all primes p with low <= p < high, ascending, found with a sieve.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[0, 0], [0, 2], [2, 3], [10, 30], [24, 29], [20, 10], [90, 100]]
def make_input(rng, size):
    return [rng.randrange(size // 4), size + rng.randrange(size // 5)]
# %% program: good
from math import isqrt

def primes_between(low, high):
    if high <= 2:
        return []
    marked = [False] * high
    for prime in range(2, isqrt(high) + 1):
        if not marked[prime]:
            for multiple in range(prime * prime, high, prime):
                marked[multiple] = True
    return [number for number in range(max(low, 2), high) if not marked[number]]
