# %% statement
# Return [pairs, widest]: how many pairs of neighbouring primes below the limit differ by exactly 2, and the largest
# difference of neighbouring primes below the limit (0 where there are fewer than two primes).
# %% inputs
SIZES = (400, 3000, 12000)
EDGE_CASES = [[0], [3], [4], [8], [30], [100]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
from itertools import pairwise
from math import isqrt

def prime_gaps(limit):
    crossed = bytearray(max(limit, 2))
    for number in range(2, isqrt(limit) + 1):
        if crossed[number]:
            continue
        for multiple in range(number * number, limit, number):
            crossed[multiple] = 1
    primes = [number for number in range(2, limit) if not crossed[number]]
    twins = 0
    widest = 0
    for left, right in pairwise(primes):
        gap = right - left
        if gap == 2:
            twins += 1
        widest = max(widest, gap)
    return [twins, widest]
