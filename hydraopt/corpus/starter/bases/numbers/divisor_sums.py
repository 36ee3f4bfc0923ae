# %% statement
# Return the sum of all proper divisors (smaller than the number itself) of each number (positive), as a list.
# %% inputs
SIZES = (40, 200, 700)
EDGE_CASES = [[[]], [[1]], [[2, 4]], [[6, 28, 12]], [[16, 25, 97]], [[100, 1, 36]]]
def make_input(rng, size):
    return [[rng.randrange(1, 6 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def divisor_sums(numbers):
    sums = []
    for number in numbers:
        root = isqrt(number)
        total = 1 if number > 1 else 0
        for divisor in range(2, root + 1):
            if number % divisor == 0:
                total += divisor
                partner = number // divisor
                if partner != divisor:
                    total += partner
        sums.append(total)
    return sums
