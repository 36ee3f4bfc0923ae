# %% statement
# Return the base raised to the exponent, reduced modulo 1009.
# %% inputs
SIZES = (1000, 5000, 20000)
EDGE_CASES = [[2, 0], [0, 5], [3, 1], [10, 10], [1009, 3], [1, 50]]
CONSTANTS = {"1009": ["997", "100", "65537"]}
def make_input(rng, size):
    return [rng.randrange(2, 50), size + rng.randrange(30)]
# %% program: grow
def modular_power(base, exponent):
    product = 1
    step = 0
    while step < exponent:
        product = product * base
        step = step + 1
    return product % 1009
# %% program: reduce_each_step
def modular_power(base, exponent):
    product = 1
    for _ in range(exponent):
        product = product * base % 1009
    return product
# %% program: big_power
def modular_power(base, exponent):
    return base ** exponent % 1009
# %% program: square_and_multiply
def modular_power(base, exponent):
    product = 1
    while exponent:
        if exponent % 2:
            product = product * base % 1009
        base = base * base % 1009
        exponent //= 2
    return product
# %% program: pow
def modular_power(base, exponent):
    return pow(base, exponent, 1009)
