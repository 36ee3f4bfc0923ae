# %% statement
# Return how many of the non-negative values are perfect squares.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[]], [[0]], [[1, 2, 3, 4]], [[49, 49, 50]], [[15]]]
def make_input(rng, size):
    return [[rng.choice([rng.randrange(100) ** 2, rng.randrange(10000)]) for _ in range(size)]]
# %% program: climb
def square_numbers(values):
    squares = 0
    for i in range(len(values)):
        root = 0
        while root * root < values[i]:
            root = root + 1
        if root * root == values[i]:
            squares = squares + 1
    return squares
# %% program: isqrt
from math import isqrt

def square_numbers(values):
    return sum(isqrt(value) ** 2 == value for value in values)
# %% program: rounded_root
def square_numbers(values):
    squares = 0
    for value in values:
        root = round(value ** 0.5)
        if root * root == value:
            squares += 1
    return squares
# %% program: square_set
from math import isqrt

def square_numbers(values):
    known = {root * root for root in range(isqrt(max(values, default=0)) + 1)}
    return sum(map(known.__contains__, values))
