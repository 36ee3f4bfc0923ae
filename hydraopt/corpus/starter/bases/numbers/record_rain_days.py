# %% statement
# Return the days (0-based) on which the reading is larger than the total of the days [day - span, day), where a day with
# fewer than span days before it does not count; span is positive.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], 1], [[5], 1], [[1, 2, 2, 9], 1], [[1, 2, 4, 8], 2], [[0, 0, 1, 1, 3], 3], [[4, 1, 1, 9, 2], 2]]
def make_input(rng, size):
    return [[int(rng.expovariate(0.02)) for _ in range(size)], 2 + size // 100]
# %% program: good
from itertools import accumulate

def record_rain_days(readings, span):
    fallen = list(accumulate(readings, initial=0))
    days = []
    for day in range(span, len(readings)):
        if readings[day] > fallen[day] - fallen[day - span]:
            days.append(day)
    return days
