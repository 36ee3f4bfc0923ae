# %% statement
# For each n up to the limit, phi(n) is how many of 1..n share no divisor above 1 with n.
# Return the sum of phi(n) for n = 1..limit.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[0], [1], [2], [6], [10], [17]]
def make_input(rng, size):
    return [size + rng.randrange(size // 10)]
# %% program: good
def totient_sum(limit):
    phi = list(range(limit + 1))
    for candidate in range(2, limit + 1):
        if phi[candidate] == candidate:
            for multiple in range(candidate, limit + 1, candidate):
                phi[multiple] -= phi[multiple] // candidate
    return sum(phi)
