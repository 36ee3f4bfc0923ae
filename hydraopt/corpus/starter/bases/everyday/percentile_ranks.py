# %% statement
# `scores` are [student, points], of one student the best counts. A student's rank is the rounded-down percentage of the
# students with fewer points; the grade is the first of `cuts` ([least rank, grade], falling) that the rank reaches, else
# "-". Return [sorted [student, points, rank, grade], sorted [grade, students] of the grades given].
# %% inputs
SIZES = (50, 700, 3500)
EDGE_CASES = [
    [[], [[50, "A"]]],
    [[["Nia", 7]], [[50, "A"], [0, "B"]]],
    [[["Nia", 7], ["Ben", 9], ["Nia", 3]], [[50, "A"], [0, "B"]]],
    [[["Nia", 7], ["Ben", 7], ["Cal", 1]], [[30, "A"]]],
    [[["Nia", -7], ["Nia", -3], ["Cal", -5]], []],
]
def make_input(rng, size):
    scores = [[f"st{rng.randrange(size)}", rng.randrange(size)] for _ in range(size)]
    return [scores, [[90, "A"], [65, "B"], [35, "C"], [10, "D"]]]
# %% program: good
from bisect import bisect_left
from collections import Counter


def grade_for(rank, cuts):
    return next((grade for least, grade in cuts if rank >= least), "-")


def percentile_ranks(scores, cuts):
    best = {}
    for student, points in scores:
        if student not in best or points > best[student]:
            best[student] = points
    ladder = sorted(best.values())
    table = []
    given = Counter()
    for student in sorted(best):
        points = best[student]
        rank = bisect_left(ladder, points) * 100 // len(ladder)
        grade = grade_for(rank, cuts)
        given[grade] += 1
        table.append([student, points, rank, grade])
    return [table, sorted([grade, count] for grade, count in given.items())]
