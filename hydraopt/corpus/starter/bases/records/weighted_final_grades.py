# %% statement
# Exams have id and weight (ids differ, weights positive), results are rows [student, exam id, points]. Return [student, mean] sorted by student with the
# weighted mean of the student's points, rounded to two digits; results of unknown exams are ignored, students without others left out.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"id": "e1", "weight": 2}], []],
    [[{"id": "e1", "weight": 2}], [["Ann", "e1", 15]]],
    [[{"id": "e1", "weight": 2}, {"id": "e2", "weight": 1}], [["Bo", "e2", 3], ["Ann", "e1", 15], ["Bo", "e1", 10]]],
    [[{"id": "e1", "weight": 2}], [["Ann", "e9", 15], ["Cy", "e1", 0]]],
]
def make_input(rng, size):
    exams = [{"id": f"e{i}", "weight": 1 + rng.randrange(4)} for i in range(size // 5)]
    rng.shuffle(exams)
    return [exams, [[f"stud{rng.randrange(1 + size // 8)}", f"e{rng.randrange(len(exams) + 1)}", rng.randrange(16)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def weighted_final_grades(exams, results):
    weight_of = {exam["id"]: exam["weight"] for exam in exams}
    points = defaultdict(int)
    weights = defaultdict(int)
    for student, taken, reached in results:
        if taken not in weight_of:
            continue
        weight = weight_of[taken]
        points[student] += weight * reached
        weights[student] += weight
    return [[student, round(points[student] / weights[student], 2)] for student in sorted(points)]
