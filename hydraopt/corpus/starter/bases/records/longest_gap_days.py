# %% statement
# Visits are rows with patient and day (a number). Return for each patient with visits on at least two different days [patient, gap],
# the gap being the most days between two of the days that follow each other; sorted by falling gap, then by patient.
# %% inputs
SIZES = (60, 800, 5000)
EDGE_CASES = [
    [[]],
    [[{"patient": "Ott", "day": 4}]],
    [[{"patient": "Ott", "day": 4}, {"patient": "Ott", "day": 4}]],
    [[{"patient": "Ott", "day": 4}, {"patient": "Ott", "day": 1}, {"patient": "Ott", "day": 11}]],
    [[{"patient": "Ott", "day": 4}, {"patient": "Ada", "day": 1}, {"patient": "Ott", "day": 8}, {"patient": "Ada", "day": 5}]],
]
def make_input(rng, size):
    return [[{"patient": f"pat{rng.randrange(1 + size // 10)}", "day": rng.randrange(1000)} for _ in range(size)]]
# %% program: good
from collections import defaultdict
from itertools import pairwise


def longest_gap_days(visits):
    days_of = defaultdict(set)
    for visit in visits:
        days_of[visit["patient"]].add(visit["day"])
    gaps = []
    for patient, days in days_of.items():
        if len(days) > 1:
            ordered = sorted(days)
            gaps.append([patient, max(after - before for before, after in pairwise(ordered))])
    return sorted(gaps, key=lambda entry: (-entry[1], entry[0]))
