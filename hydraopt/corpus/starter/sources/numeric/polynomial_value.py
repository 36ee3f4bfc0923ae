# %% statement
# Evaluate the polynomial with the given whole coefficients (lowest power first) at x.
# %% inputs
SIZES = (50, 200, 600)
EDGE_CASES = [[[], 3], [[7], 0], [[1, 2, 3], 2], [[0, 0, 1], -4], [[1, 1], 1]]
def make_input(rng, size):
    return [[rng.randrange(-50, 50) for _ in range(size)], rng.randrange(2, 9)]
# %% program: repeated_products
def evaluate(coefficients, x):
    value = 0
    for degree in range(len(coefficients)):
        power = 1
        for _ in range(degree):
            power = power * x
        value = value + coefficients[degree] * power
    return value
# %% program: powers
def evaluate(coefficients, x):
    return sum(c * x ** degree for degree, c in enumerate(coefficients))
# %% program: running_power
def evaluate(coefficients, x):
    value, power = 0, 1
    for c in coefficients:
        value += c * power
        power *= x
    return value
# %% program: horner
def evaluate(coefficients, x):
    value = 0
    for c in reversed(coefficients):
        value = value * x + c
    return value
