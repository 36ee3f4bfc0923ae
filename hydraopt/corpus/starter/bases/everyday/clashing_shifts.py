# %% statement
# `shifts` are [worker, start, end] in minutes. Shifts that do not end after they start are ignored. Return, sorted by
# worker, [worker, number of clashes, longest clash in minutes]: in a worker's shifts sorted by start and end, a clash
# is a shift that starts before the largest end so far; it lasts until the smaller of that end and its own.
# %% inputs
SIZES = (50, 700, 3500)
EDGE_CASES = [
    [[]],
    [[["Kim", 0, 60], ["Kim", 60, 90]]],
    [[["Kim", 0, 60], ["Kim", 30, 90], ["Lee", 5, 5]]],
    [[["Kim", 0, 500], ["Kim", 10, 20], ["Kim", 100, 600]]],
    [[["Lee", 40, 10], ["Lee", 0, 100], ["Ann", 0, 10], ["Ann", 0, 10]]],
]
def make_input(rng, size):
    shifts = []
    for _ in range(size):
        start = rng.randrange(20000)
        shifts.append([f"w{rng.randrange(max(2, size // 15))}", start, start + rng.randrange(-20, 700)])
    return [shifts]
# %% program: good
from collections import defaultdict


def clashing_shifts(shifts):
    by_worker = defaultdict(list)
    for worker, start, end in shifts:
        if end > start:
            by_worker[worker].append((start, end))
    report = []
    for worker in sorted(by_worker):
        clashes = longest = 0
        busy_until = None
        for start, end in sorted(by_worker[worker]):
            if busy_until is not None and start < busy_until:
                clashes += 1
                longest = max(longest, min(end, busy_until) - start)
            if busy_until is None or end > busy_until:
                busy_until = end
        if clashes:
            report.append([worker, clashes, longest])
    return report
