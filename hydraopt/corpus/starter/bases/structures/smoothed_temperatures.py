# %% statement
# Return, for every temperature, the mean of it and the up to `width` - 1 before it, rounded down (floor division). `width` is at least 1.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[[], 3], [[7], 3], [[7, 8, 9], 1], [[-3, 4, 10, 1], 2], [[1, 2, 3, 4, 5], 9]]
def make_input(rng, size):
    return [[rng.randrange(-200, 400) for _ in range(size)], 5 + size // 50]
# %% program: good
from collections import deque


def smoothed_temperatures(temperatures, width):
    recent = deque()
    total = 0
    means = []
    for degrees in temperatures:
        recent.append(degrees)
        total += degrees
        if len(recent) > width:
            total -= recent.popleft()
        means.append(total // len(recent))
    return means
