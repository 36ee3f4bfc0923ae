# %% statement
# `absences` are [teacher, lesson], `timetable` are [teacher, lesson, subject], `skills` are [teacher, list of subjects]. Each absence in order of lesson (then
# of teacher) needs the first teacher by name who knows the subject, neither teaches nor is absent nor stands in for another then, of those with the fewest
# lessons taken over so far. Absences without a lesson in the timetable are left out. Return [lesson, absent teacher, substitute or None] in this order.
# %% inputs
SIZES = (20, 150, 500)
EDGE_CASES = [
    [[], [], []],
    [[["Orr", 1]], [], [["Kay", ["art"]]]],
    [[["Orr", 1]], [["Orr", 1, "art"]], [["Kay", ["bio"]], ["Orr", ["art"]]]],
    [[["Orr", 1], ["Kay", 2]], [["Orr", 1, "art"], ["Kay", 2, "art"]], [["Kay", ["art"]], ["Orr", ["art"]]]],
    [[["Orr", 1], ["Orr", 2]], [["Orr", 1, "art"], ["Orr", 2, "art"]], [["Lin", ["art"]], ["Kay", ["art", "bio"]]]],
    [[["Orr", 1]], [["Orr", 1, "art"], ["Kay", 1, "bio"]], [["Kay", ["art"]]]],
]
def make_input(rng, size):
    subjects = ["art", "bio", "math", "music", "gym", "latin"]
    staff = [f"t{k}" for k in range(max(6, size // 8))]
    timetable = [[who, hour, rng.choice(subjects)] for who in staff for hour in range(30) if rng.randrange(3)]
    absences = [[who, hour] for who, hour, _ in rng.sample(timetable, min(size, len(timetable) // 3))]
    return [absences, timetable, [[who, rng.sample(subjects, 3)] for who in staff]]
# %% program: good
from collections import Counter, defaultdict


def find_substitutes(absences, timetable, skills):
    lessons = {(teacher, lesson): subject for teacher, lesson, subject in timetable}
    able = defaultdict(list)
    for teacher, subjects in skills:
        for subject in subjects:
            able[subject].append(teacher)
    missing = {(teacher, lesson) for teacher, lesson in absences}
    engaged = set()
    taken_over = Counter()
    plan = []
    for hour, absent in sorted((hour, absent) for absent, hour in missing):
        topic = lessons.get((absent, hour))
        if topic is None:
            continue
        free = [
            person
            for person in able[topic]
            if (person, hour) not in missing
            and (person, hour) not in lessons
            and (person, hour) not in engaged
        ]
        chosen = min(free, key=lambda person: (taken_over[person], person), default=None)
        if chosen is not None:
            engaged.add((chosen, hour))
            taken_over[chosen] += 1
        plan.append([hour, absent, chosen])
    return plan
