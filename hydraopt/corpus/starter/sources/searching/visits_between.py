# %% statement
# times is in ascending order; every period is [start, end]. Return for each period the number
# of times with start <= time <= end.
# %% inputs
SIZES = (200, 1000, 5000)
EDGE_CASES = [[[], [[1, 5]]], [[3], []], [[1, 2, 2, 2, 3], [[2, 2], [0, 9], [4, 8]]], [[-5, -1, 0], [[-9, -1], [1, 0]]]]
def make_input(rng, size):
    times = sorted(rng.randrange(size * 10) for _ in range(size))
    periods = []
    for _ in range(40):
        start = rng.randrange(size * 9)
        periods.append([start, start + rng.randrange(size)])
    return [times, periods]
# %% program: scan-all
def visits_between(times, periods):
    counts = []
    for period in periods:
        count = 0
        for time in times:
            if time >= period[0] and time <= period[1]:
                count += 1
        counts.append(count)
    return counts
# %% program: bisect
from bisect import bisect_left, bisect_right

def visits_between(times, periods):
    counts = []
    for start, end in periods:
        counts.append(max(0, bisect_right(times, end) - bisect_left(times, start)))
    return counts
# %% program: stop-early
def visits_between(times, periods):
    counts = []
    for start, end in periods:
        count = 0
        for time in times:
            if time > end:
                break
            if time >= start:
                count += 1
        counts.append(count)
    return counts
# %% program: sum-of-tests
def visits_between(times, periods):
    return [sum(start <= time <= end for time in times) for start, end in periods]
