# %% statement
# Count the stretches of neighbouring entries of bookings (one entry or more) whose sum is
# target.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 0], [[0], 0], [[5], 5], [[1, -1, 1, -1], 0], [[3, 4, 7, 2, -3, 1, 4, 2], 7], [[1, 1], 9]]
def make_input(rng, size):
    return [[rng.randrange(-9, 10) for _ in range(size)], rng.randrange(-5, 6)]
# %% program: good
from collections import defaultdict

def stretches_with_total(bookings, target):
    seen = defaultdict(int)
    seen[0] = 1
    total = found = 0
    for amount in bookings:
        total += amount
        found += seen.get(total - target, 0)
        seen[total] += 1
    return found
