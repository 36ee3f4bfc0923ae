# %% statement
# For each even number of the list (each >= 4) return in how many ways it is the sum of two primes p <= q.
# %% inputs
SIZES = (20, 60, 150)
EDGE_CASES = [[[]], [[4]], [[6, 8]], [[10, 22]], [[100, 4, 34]], [[48, 50]]]
def make_input(rng, size):
    return [[2 * rng.randrange(2, 2 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def goldbach_splits(evens):
    top = max(evens, default=0)
    primes = set()
    for number in range(2, top + 1):
        if all(number % divisor for divisor in range(2, isqrt(number) + 1)):
            primes.add(number)
    return [
        sum(1 for small in range(2, even // 2 + 1) if small in primes and even - small in primes)
        for even in evens
    ]
