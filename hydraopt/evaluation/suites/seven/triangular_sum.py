# %% statement
# Return the sum of the whole numbers from 1 to n; 0 when n is 0 or negative.
# %% inputs
SIZES = (1_000, 300_000, 1_000_000)
EDGE_CASES = [[0], [1], [2], [-1], [-7], [10], [99_999]]
def make_input(rng, size):
    return [size + rng.randrange(100)]
# %% program: original
def triangular_sum(n):
    total = 0
    for i in range(1, n + 1):
        total = total + i
    return total
# %% program: human
def triangular_sum(n):
    if n <= 0:
        return 0
    return n * (n + 1) // 2
