# %% statement
# `present` has the rows [member, day] (whole days, perhaps repeated). Return a dict from member to the length of the longest run of days
# that follow each other without a gap.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[]],
    [[["Ann", 3]]],
    [[["Ann", 3], ["Ann", 3]]],
    [[["Ann", 3], ["Bo", 4], ["Ann", 5], ["Ann", 4]]],
    [[["Ann", 1], ["Ann", 9], ["Ann", 2], ["Ann", 10], ["Ann", 8], ["Bo", 0]]],
]
def make_input(rng, size):
    return [[[f"member{rng.randrange(1 + size // 40)}", rng.randrange(60)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def longest_run(days):
    best = 0
    for day in days:
        if day - 1 in days:
            continue
        end = day + 1
        while end in days:
            end += 1
        best = max(best, end - day)
    return best


def attendance_streaks(present):
    days_of = defaultdict(set)
    for member, day in present:
        days_of[member].add(day)
    return {member: longest_run(days) for member, days in days_of.items()}
