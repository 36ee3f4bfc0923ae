# %% statement
# For every limit take the sum of the even numbers from 0 up to and including it; return the
# total of those sums. Limits are not negative.
# %% inputs
SIZES = (50, 200, 700)
EDGE_CASES = [[[]], [[0]], [[1, 2, 3]], [[10, 10]]]
def make_input(rng, size):
    return [[rng.randrange(size // 2, size) for _ in range(size)]]
# %% program: original
def total_even_sums(limits):
    total = 0
    for limit in limits:
        number = 0
        while number <= limit:
            total += number
            number += 2
    return total
# %% program: ranges
def total_even_sums(limits):
    return sum(sum(range(0, limit + 1, 2)) for limit in limits)
# %% program: formula_generator
def total_even_sums(limits):
    return sum((limit // 2) * (limit // 2 + 1) for limit in limits)
# %% program: formula_stream
def total_even_sums(limits):
    total = 0
    for limit in limits:
        half = limit // 2
        total += half * (half + 1)
    return total
