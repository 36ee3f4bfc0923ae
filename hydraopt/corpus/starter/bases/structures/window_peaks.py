# %% statement
# Return the highest reading of every `width` readings that follow one another, from left to right. There are none if there
# are fewer than `width` readings. `width` is at least 1.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[[], 1], [[4], 1], [[4], 2], [[1, 3, -1, -3, 5, 3, 6, 7], 3], [[9, 8, 7, 6], 2], [[2, 2, 2], 2]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], 10 + size // 100]
# %% program: good
from collections import deque


def window_peaks(readings, width):
    candidates = deque()
    peaks = []
    for place, reading in enumerate(readings):
        while candidates and readings[candidates[-1]] <= reading:
            candidates.pop()
        candidates.append(place)
        if candidates[0] <= place - width:
            candidates.popleft()
        if place >= width - 1:
            peaks.append(readings[candidates[0]])
    return peaks
