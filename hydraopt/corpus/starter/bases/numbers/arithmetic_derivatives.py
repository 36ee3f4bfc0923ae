# %% statement
# The arithmetic derivative: 0 for 0 and 1, 1 for a prime, and D(a * b) = D(a) * b + a * D(b). Return the list of D(n) for n in
# range(limit).
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[0], [1], [2], [5], [13], [30]]
def make_input(rng, size):
    return [size + rng.randrange(size // 5)]
# %% program: good
from math import isqrt

def least_factor(number):
    for factor in range(2, isqrt(number) + 1):
        if number % factor == 0:
            return factor
    return number

def arithmetic_derivatives(limit):
    derivatives = [0, 0][:limit]
    for number in range(2, limit):
        prime = least_factor(number)
        rest = number // prime
        derivatives.append(rest + prime * derivatives[rest])
    return derivatives
