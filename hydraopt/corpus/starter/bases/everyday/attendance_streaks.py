# %% statement
# `school_days` are days in rising order, `present` are [pupil, day]; days without school do not count. Return [pupil, school
# days present, longest run of school days in a row present, whether present on the last school day], by falling run, then
# by falling presence, then by name; pupils who never came on a school day are left out.
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], []],
    [[], [["Ole", 3]]],
    [[1, 2, 5], [["Ole", 2], ["Ole", 5], ["Ole", 5]]],
    [[1, 2, 5, 6], [["Ole", 1], ["Ole", 5], ["Pam", 6], ["Pam", 3]]],
    [[7], [["Ole", 8], ["Pam", 7]]],
]
def make_input(rng, size):
    school_days = [day for day in range(100) if day % 7 < 5]
    return [school_days, [[f"pupil{rng.randrange(max(2, size // 50))}", rng.randrange(100)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def attendance_streaks(school_days, present):
    position = {day: place for place, day in enumerate(school_days)}
    attended = defaultdict(set)
    for pupil, day in present:
        if day in position:
            attended[pupil].add(position[day])
    last = len(school_days) - 1
    rows = []
    for pupil, places in attended.items():
        longest = 0
        for place in places:
            if place - 1 in places:
                continue
            end = place + 1
            while end in places:
                end += 1
            longest = max(longest, end - place)
        rows.append([pupil, len(places), longest, last in places])
    rows.sort(key=lambda row: (-row[2], -row[1], row[0]))
    return rows
