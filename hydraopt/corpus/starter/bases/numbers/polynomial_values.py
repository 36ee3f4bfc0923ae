# %% statement
# A polynomial is given by its coefficients, highest power first. Return its values at all points, modulo m (m > 0).
# %% inputs
SIZES = (50, 200, 400)
EDGE_CASES = [[[], [1, 2], 7], [[3], [], 7], [[3], [1, 2], 2], [[1, 0], [4, 9], 5], [[2, -1, 4], [0, 1, 2, -3], 100]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(40)], [rng.randrange(1000) for _ in range(size)], 9973]
# %% program: good
def evaluate(coefficients, point, m):
    value = 0
    for coefficient in coefficients:
        value = (value * point + coefficient) % m
    return value

def polynomial_values(coefficients, points, m):
    return [evaluate(coefficients, point, m) for point in points]
