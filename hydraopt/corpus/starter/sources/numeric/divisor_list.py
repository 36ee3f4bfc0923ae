# %% statement
# Return all positive divisors of the positive number n in ascending order.
# %% inputs
SIZES = (3000, 30000, 300000)
EDGE_CASES = [[1], [2], [13], [36], [100]]
def make_input(rng, size):
    return [size // 60 * 60 + 60 * rng.randrange(5)]
# %% program: all_numbers
def divisors(n):
    found = []
    candidate = 1
    while candidate <= n:
        if n % candidate == 0:
            found.append(candidate)
        candidate += 1
    return found
# %% program: half
def divisors(n):
    return [d for d in range(1, n // 2 + 1) if n % d == 0] + [n]
# %% program: root_pairs
from math import isqrt

def divisors(n):
    small = [d for d in range(1, isqrt(n) + 1) if n % d == 0]
    large = [n // d for d in reversed(small) if d * d != n]
    return small + large
# %% program: factors
def divisors(n):
    found, p = [1], 2
    while n > 1:
        if p * p > n:
            p = n
        fresh = found
        while n % p == 0:
            n //= p
            fresh = [d * p for d in fresh]
            found = found + fresh
        p += 1
    return sorted(found)
