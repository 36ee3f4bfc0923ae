# %% statement
# `readings` are whole numbers; those outside low..high are faults and are replaced by the last good one (faults at the
# beginning are dropped). Return the averages, rounded down, of each `width` readings in a row, and with them the place
# of the largest average (the first of equal ones, -1 without any): [averages, place].
# %% inputs
SIZES = (100, 1500, 8000)
EDGE_CASES = [
    [[], 0, 50, 3],
    [[99, 99], 0, 50, 1],
    [[5, 99, 8], 0, 50, 1],
    [[99, 5, 6, 7, 99, 99, 1], 0, 50, 3],
    [[5, 6], 0, 50, 3],
    [[1, 9, 9, 1], 0, 50, 2],
]
def make_input(rng, size):
    return [[rng.randrange(-5, 110) for _ in range(size)], 0, 100, 20 + size // 100]
# %% program: good
from itertools import accumulate


def smoothed_readings(readings, low, high, width):
    good = []
    for reading in readings:
        if low <= reading <= high:
            good.append(reading)
        elif good:
            good.append(good[-1])
    sums = [0] + list(accumulate(good))
    averages = [(sums[end] - sums[end - width]) // width for end in range(width, len(good) + 1)]
    if not averages:
        return [[], -1]
    return [averages, averages.index(max(averages))]
