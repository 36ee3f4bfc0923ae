# %% statement
# Return the positions of the readings that are greater than the mean of all readings.
# %% inputs
SIZES = (100, 500, 1500)
EDGE_CASES = [[[]], [[8]], [[4, 4, 4]], [[1, 2, 3, 10]], [[-5, -1, -9]]]
def make_input(rng, size):
    return [[rng.randrange(-1000, 5000) for _ in range(size)]]
# %% program: mean-in-loop
def days_above_mean(readings):
    days = []
    for i in range(len(readings)):
        if readings[i] > sum(readings) / len(readings):
            days.append(i)
    return days
# %% program: hoisted
def days_above_mean(readings):
    if not readings:
        return []
    mean = sum(readings) / len(readings)
    return [day for day, reading in enumerate(readings) if reading > mean]
# %% program: hoisted-loop
def days_above_mean(readings):
    days = []
    if readings:
        mean = sum(readings) / len(readings)
        for i in range(len(readings)):
            if readings[i] > mean:
                days.append(i)
    return days
# %% program: compress
from itertools import compress, count

def days_above_mean(readings):
    mean = sum(readings) / len(readings) if readings else 0
    return list(compress(count(), map(mean.__lt__, readings)))
