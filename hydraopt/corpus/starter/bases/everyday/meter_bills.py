# %% statement
# `readings` are [household, day, meter value]. For each household with readings on two or more days (of one day the largest
# counts) take the use between its first and its last day. A value below that of the day before means a new meter that began at
# 0. Blocks: the first 100 units cost 10 cents, the next 200 20 cents, all others 35. Return sorted [household, use, cents].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[]],
    [[["No 1", 5, 100], ["No 1", 5, 90]]],
    [[["No 1", 5, 100], ["No 1", 9, 205]]],
    [[["No 1", 5, 100], ["No 1", 9, 20], ["No 1", 7, 480]]],
    [[["No 2", 1, 0], ["No 2", 2, 301], ["No 1", 2, 7], ["No 1", 1, 7], ["No 3", 1, 1]]],
]
def make_input(rng, size):
    readings = []
    for _ in range(size):
        day = rng.randrange(400)
        readings.append([f"house{rng.randrange(max(2, size // 12))}", day, day * 3 + rng.randrange(40) if rng.randrange(25) else 5])
    return [readings]
# %% program: good
from collections import defaultdict
from itertools import pairwise


def cost_of(units):
    cents = 0
    for block, price in ((100, 10), (200, 20)):
        used = min(units, block)
        cents += used * price
        units -= used
    return cents + units * 35


def meter_bills(readings):
    meters = defaultdict(dict)
    for household, day, value in readings:
        days = meters[household]
        days[day] = max(value, days.get(day, 0))
    bills = []
    for household in sorted(meters):
        values = [value for _, value in sorted(meters[household].items())]
        if len(values) < 2:
            continue
        used = 0
        for before, after in pairwise(values):
            used += after - before if after >= before else after
        bills.append([household, used, cost_of(used)])
    return bills
