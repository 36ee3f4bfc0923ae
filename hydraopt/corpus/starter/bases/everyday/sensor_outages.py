# %% statement
# `readings` are [sensor, second] in any order; a sensor should report every `interval` seconds. Where two successive
# reports of one sensor are more than twice the interval apart, that is an outage. Return, by falling total and then
# name, [sensor, outages, total seconds beyond the interval, start of the longest] for the sensors with outages.
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], 10],
    [[["roof", 5]], 10],
    [[["roof", 5], ["roof", 25]], 10],
    [[["roof", 90], ["roof", 5], ["door", 0], ["door", 21], ["roof", 40]], 10],
    [[["b", 0], ["b", 30], ["a", 0], ["a", 30], ["a", 60]], 10],
    [[["b", 0], ["b", 30], ["a", 0], ["a", 30]], 10],
]
def make_input(rng, size):
    sensors = max(2, size // 50)
    return [[[f"s{rng.randrange(sensors)}", rng.randrange(1500)] for _ in range(size)], 15]
# %% program: good
from collections import defaultdict
from itertools import pairwise


def sensor_outages(readings, interval):
    times = defaultdict(list)
    for sensor, second in readings:
        times[sensor].append(second)
    report = []
    for sensor, seconds in times.items():
        seconds.sort()
        gaps = []
        for before, after in pairwise(seconds):
            gap = after - before
            if gap > 2 * interval:
                gaps.append((gap - interval, -before))
        if gaps:
            lost = sum(extra for extra, _ in gaps)
            report.append([sensor, len(gaps), lost, -max(gaps)[1]])
    return sorted(report, key=lambda row: (-row[2], row[0]))
