# %% statement
# Return how many stretches of `width` neighbouring visits have a sum above the limit. The
# width is at least 1.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 1, 0], [[5], 1, 4], [[1, 2], 3, 0], [[-4, -2, -9], 2, -7], [[3, 3, 3, 3], 2, 5]]
def make_input(rng, size):
    width = 40 + rng.randrange(10)
    return [[rng.randrange(500) for _ in range(size)], width, width * 250]
# %% program: nested
def busy_windows(visits, width, limit):
    busy = 0
    start = 0
    while start + width <= len(visits):
        amount = 0
        for offset in range(width):
            amount += visits[start + offset]
        if amount > limit:
            busy += 1
        start += 1
    return busy
# %% program: slices
def busy_windows(visits, width, limit):
    starts = range(len(visits) - width + 1)
    return sum(sum(visits[k : k + width]) > limit for k in starts)
# %% program: running
def busy_windows(visits, width, limit):
    if len(visits) < width:
        return 0
    amount = sum(visits[:width])
    busy = int(amount > limit)
    for k in range(width, len(visits)):
        amount += visits[k] - visits[k - width]
        if amount > limit:
            busy += 1
    return busy
# %% program: prefix
from itertools import accumulate

def busy_windows(visits, width, limit):
    prefix = list(accumulate(visits, initial=0))
    return sum([after - before > limit for before, after in zip(prefix, prefix[width:])])
