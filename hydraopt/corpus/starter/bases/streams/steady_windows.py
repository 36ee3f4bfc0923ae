# %% statement
# Return how many windows of `width` (at least 1) consecutive readings have a sum between `low` and `high`, both
# included. Readings are whole numbers; a list shorter than the window has none.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[[], 1, 0, 9], [[4], 1, 4, 4], [[4, 5], 3, 0, 99], [[1, 2, 3, 4, 5], 2, 5, 7], [[-1, 1, -1, 1], 2, 0, 0], [[9, 9, 9], 3, 28, 99]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)], 24, 1100, 1250]
# %% program: good
from collections import deque
def window_sums(readings, width):
    window = deque()
    total = 0
    for reading in readings:
        window.append(reading)
        total += reading
        if len(window) > width:
            total -= window.popleft()
        if len(window) == width:
            yield total

def steady_windows(readings, width, low, high):
    return sum(1 for total in window_sums(readings, width) if low <= total <= high)
