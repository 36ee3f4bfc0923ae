# %% statement
# For each pair [low, high] (0 <= low, low <= high) return how many perfect squares lie between them, both included.
# %% inputs
SIZES = (300, 2000, 6000)
EDGE_CASES = [[[]], [[[0, 0]]], [[[1, 9]]], [[[2, 3], [4, 4]]], [[[0, 100], [50, 63], [81, 99]]]]
def make_input(rng, size):
    fences = []
    for _ in range(size):
        low = rng.randrange(1000)
        fences.append([low, low + rng.randrange(2000)])
    return [fences]
# %% program: good
from math import isqrt

def squares_between(fences):
    counts = []
    for low, high in fences:
        below = isqrt(low - 1) + 1 if low > 0 else 0
        counts.append(isqrt(high) + 1 - below)
    return counts
