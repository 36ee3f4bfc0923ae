# %% statement
# Return the number of divisors of every positive integer in the list.
# %% inputs
SIZES = (20, 100, 300)
EDGE_CASES = [[[]], [[1]], [[12, 12, 7]], [[36, 49, 2, 1]]]
def make_input(rng, size):
    pool = [rng.randrange(1, 400 + size * 4) for _ in range(size // 6)]
    return [[rng.choice(pool) for _ in range(size)]]
# %% program: try-all
def divisor_counts(numbers):
    counts = []
    for number in numbers:
        count = 0
        for d in range(1, number + 1):
            if number % d == 0:
                count = count + 1
        counts.append(count)
    return counts
# %% program: up-to-root
from math import isqrt

def divisor_counts(numbers):
    counts = []
    for number in numbers:
        root = isqrt(number)
        count = sum(number % d == 0 for d in range(1, root + 1))
        counts.append(2 * count - (root * root == number))
    return counts
# %% program: sieve-table
def divisor_counts(numbers):
    limit = max(numbers, default=0)
    table = [0] * (limit + 1)
    for d in range(1, limit + 1):
        for multiple in range(d, limit + 1, d):
            table[multiple] += 1
    return [table[number] for number in numbers]
# %% program: remembered
from functools import cache
from math import isqrt

def divisor_counts(numbers):
    @cache
    def count_divisors(number):
        root = isqrt(number)
        pairs = sum([number % d == 0 for d in range(1, root + 1)])
        return 2 * pairs - (root * root == number)

    return [count_divisors(number) for number in numbers]
