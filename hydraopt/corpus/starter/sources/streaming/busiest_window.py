# %% statement
# Return the largest sum of width neighbouring counts (width is at least 1), or 0 if there are
# fewer counts.
# %% inputs
SIZES = (200, 1000, 5000)
EDGE_CASES = [[[], 3], [[5], 1], [[1, 2], 3], [[-5, -1, -7], 2], [[4, 4, 4, 4], 2]]
def make_input(rng, size):
    return [[rng.randrange(-20, 100) for _ in range(size)], 60]
# %% program: list-of-windows
def busiest_window(counts, width):
    windows = []
    for i in range(len(counts) - width + 1):
        windows.append(counts[i:i + width])
    sums = []
    for window in windows:
        sums.append(sum(window))
    if len(sums) == 0:
        return 0
    return max(sums)
# %% program: prefix-sums
from itertools import accumulate
from operator import sub

def busiest_window(counts, width):
    sums = list(accumulate(counts, initial=0))
    return max(map(sub, sums[width:], sums), default=0)
# %% program: sliding
def busiest_window(counts, width):
    if len(counts) < width:
        return 0
    window = best = sum(counts[:width])
    for i in range(width, len(counts)):
        window += counts[i] - counts[i - width]
        if window > best:
            best = window
    return best
# %% program: sum-per-window
def busiest_window(counts, width):
    starts = range(len(counts) - width + 1)
    return max((sum(counts[i:i + width]) for i in starts), default=0)
