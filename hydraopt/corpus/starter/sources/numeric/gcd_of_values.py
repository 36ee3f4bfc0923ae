# %% statement
# Return the greatest whole number that divides all the positive values (0 for none).
# %% inputs
SIZES = (20, 100, 500)
EDGE_CASES = [[[]], [[12]], [[12, 18, 30]], [[7, 9]], [[5, 5, 5]]]
def make_input(rng, size):
    return [[rng.choice([2, 3]) * 6 * rng.randrange(50, 120) for _ in range(size)]]
# %% program: all_candidates
def common_divisor(values):
    if len(values) == 0:
        return 0
    best = 1
    for candidate in range(1, min(values) + 1):
        divides = True
        for value in values:
            if value % candidate != 0:
                divides = False
        if divides:
            best = candidate
    return best
# %% program: downwards
def common_divisor(values):
    if not values:
        return 0
    for candidate in range(min(values), 0, -1):
        if all(value % candidate == 0 for value in values):
            return candidate
# %% program: euclid
def common_divisor(values):
    best = 0
    for value in values:
        while value:
            best, value = value, best % value
    return best
# %% program: reduce
from functools import reduce
from math import gcd

def common_divisor(values):
    return reduce(gcd, values, 0)
# %% program: unpacked
from math import gcd

def common_divisor(values):
    return gcd(*values)
