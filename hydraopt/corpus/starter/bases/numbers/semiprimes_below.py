# %% statement
# A number is a semiprime if it is the product of exactly two primes (equal ones allowed). Return how many
# semiprimes lie in range(limit).
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[0], [4], [5], [10], [16], [40], [100]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
from math import isqrt

def semiprimes_below(limit):
    smallest = list(range(limit))
    for prime in range(2, isqrt(limit) + 1):
        if smallest[prime] == prime:
            for multiple in range(prime * prime, limit, prime):
                if smallest[multiple] == multiple:
                    smallest[multiple] = prime
    count = 0
    for number in range(4, limit):
        rest = number // smallest[number]
        if rest > 1 and smallest[rest] == rest:
            count += 1
    return count
