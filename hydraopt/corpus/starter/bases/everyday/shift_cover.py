# %% statement
# `needs` are [hour, people], hours differ; `rota` are [worker, first hour, last hour] with the last one included, both 0 to 167; others
# and those with last before first are wrong. Return [sorted [hour, people missing] where too few work, workers with wrong
# entries (each once, in order), person-hours beyond the needs in the hours named in needs].
# %% inputs
SIZES = (60, 900, 5000)
EDGE_CASES = [
    [[], []],
    [[[8, 2]], []],
    [[[8, 2], [9, 1]], [["Jo", 8, 8], ["Al", 8, 9], ["Al", 9, 9]]],
    [[[0, 1], [167, 3]], [["Jo", 0, 167], ["Al", -1, 3], ["Al", 5, 168], ["Bo", 7, 6]]],
    [[[10, 0]], [["Jo", 10, 10], ["Jo", 9, 8], ["Jo", 10, 11]]],
]
def make_input(rng, size):
    rota = []
    for _ in range(size):
        start = rng.randrange(168)
        rota.append([f"worker{rng.randrange(max(3, size // 2))}", start, start + rng.randrange(-1, 9)])
    return [[[hour, size // 40 + rng.randrange(4)] for hour in range(0, 168, 2)], rota]
# %% program: good
from itertools import accumulate

HOURS = 168


def shift_cover(needs, rota):
    change = [0] * (HOURS + 1)
    wrong = []
    for worker, first, last in rota:
        if not 0 <= first <= last < HOURS:
            wrong.append(worker)
            continue
        change[first] += 1
        change[last + 1] -= 1
    at_work = list(accumulate(change))
    gaps = []
    spare = 0
    for hour, people in sorted(needs):
        present = at_work[hour]
        if present < people:
            gaps.append([hour, people - present])
        else:
            spare += present - people
    return [gaps, list(dict.fromkeys(wrong)), spare]
