# %% statement
# Return how many primes are smaller than the limit.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[0], [2], [3], [10], [100]]
def make_input(rng, size):
    return [size + rng.randrange(20)]
# %% program: trial
def is_prime(n):
    if n < 2:
        return False
    for d in range(2, n):
        if n % d == 0:
            return False
    return True

def prime_count(limit):
    primes = []
    for n in range(limit):
        if is_prime(n):
            primes.append(n)
    return len(primes)
# %% program: up_to_root
from math import isqrt

def prime_count(limit):
    return sum(all(n % d for d in range(2, isqrt(n) + 1)) for n in range(2, limit))
# %% program: known_primes
def prime_count(limit):
    primes = []
    for n in range(2, limit):
        for p in primes:
            if p * p > n:
                primes.append(n)
                break
            if n % p == 0:
                break
        else:
            primes.append(n)
    return len(primes)
# %% program: sieve
def prime_count(limit):
    if limit < 3:
        return 0
    flags = bytearray([1]) * limit
    flags[0] = flags[1] = 0
    for p in range(2, int(limit ** 0.5) + 1):
        if flags[p]:
            flags[p * p :: p] = bytes(len(range(p * p, limit, p)))
    return sum(flags)
