# %% statement
# `marks` are [pupil, test, points], `tests` are [test, full points, weight]. Points outside 0..full are ignored, and of
# several marks of one pupil in one test the best counts. A pupil's score is the rounded-down percentage of the weighted
# points, out of all tests. Return [pupil, score, letter]: A from 90, B 80, C 70, D 60, else F; by falling score, then name.
# %% inputs
SIZES = (40, 600, 3000)
EDGE_CASES = [
    [[], []],
    [[], [["math", 20, 2]]],
    [[["Joe", "math", 19]], [["math", 20, 2]]],
    [[["Joe", "math", 12], ["Joe", "math", 18], ["Ann", "math", 21]], [["math", 20, 2]]],
    [[["Joe", "math", 20], ["Joe", "art", 3], ["Ann", "art", 10]], [["math", 20, 3], ["art", 10, 1]]],
    [[["Joe", "gym", 20], ["Bea", "art", -1]], [["art", 10, 1]]],
]
def make_input(rng, size):
    count = max(2, size // 40)
    tests = [[f"t{k}", rng.choice([20, 40, 50]), 1 + rng.randrange(3)] for k in range(count)]
    marks = [
        [f"p{rng.randrange(max(2, size // 20))}", f"t{rng.randrange(count)}", rng.randrange(-1, 48)]
        for _ in range(size)
    ]
    return [marks, tests]
# %% program: good
from bisect import bisect_right
from collections import defaultdict


def class_report(marks, tests):
    full_points = {test: full for test, full, _ in tests}
    best = defaultdict(dict)
    for pupil, exam, points in marks:
        full = full_points.get(exam, -1)
        if 0 <= points <= full and points >= best[pupil].get(exam, 0):
            best[pupil][exam] = points
    possible = sum(full * weight for _, full, weight in tests)
    report = []
    for pupil, reached in best.items():
        weighted = sum(reached.get(test, 0) * weight for test, _, weight in tests)
        score = weighted * 100 // possible
        letter = "FDCBA"[bisect_right([60, 70, 80, 90], score)]
        report.append([pupil, score, letter])
    report.sort(key=lambda row: (-row[1], row[0]))
    return report
