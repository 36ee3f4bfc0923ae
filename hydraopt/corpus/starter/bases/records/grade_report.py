# %% statement
# Grades are rows [pupil, subject, grade]. Return [[subject, mean, count], ...] by subject in alphabetical order; the mean is rounded to two digits.
# Of a pupil's several grades in one subject only the last in the list counts.
# %% inputs
SIZES = (60, 1000, 6000)
EDGE_CASES = [
    [[]],
    [[["Ann", "maths", 2]]],
    [[["Ann", "maths", 2], ["Ann", "maths", 5]]],
    [[["Ann", "maths", 2], ["Ben", "maths", 5], ["Ben", "art", 1]]],
    [[["Ann", "art", 1], ["Ben", "art", 1], ["Cy", "art", 2]]],
]
def make_input(rng, size):
    subjects = ["maths", "art", "music", "latin", "physics", "sports", "history"]
    return [[[f"p{rng.randrange(1 + size // 5)}", rng.choice(subjects), 1 + rng.randrange(6)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def grade_report(grades):
    final = {(pupil, subject): grade for pupil, subject, grade in grades}
    by_subject = defaultdict(list)
    for (_, subject), grade in final.items():
        by_subject[subject].append(grade)
    report = []
    for subject in sorted(by_subject):
        marks = by_subject[subject]
        report.append([subject, round(sum(marks) / len(marks), 2), len(marks)])
    return report
