# %% statement
# A lesson is [HOUR, TEACHER, ROOM]. Two lessons clash when they have the same hour, and the same teacher or the
# same room. Return all pairs [I, J] of places of clashing lessons, I before J, in ascending order.
# %% inputs
SIZES = (30, 150, 700)
EDGE_CASES = [[[]], [[[1, "Ito", "A"]]], [[[1, "Ito", "A"], [1, "Ito", "B"], [1, "Roy", "B"]]], [[[1, "Ito", "A"], [2, "Ito", "A"]]], [[[3, "x", "R"], [3, "y", "R"], [3, "z", "S"], [3, "x", "R"]]]]
def make_input(rng, size):
    return [[[rng.randrange(12), "teacher%d" % rng.randrange(20), "room%d" % rng.randrange(15)] for _ in range(size)]]
# %% program: good
from collections import defaultdict
from itertools import combinations
def clashing_lessons(lessons):
    by_hour = defaultdict(list)
    for place, lesson in enumerate(lessons):
        by_hour[lesson[0]].append(place)
    clashes = []
    for places in by_hour.values():
        for i, j in combinations(places, 2):
            _, teacher, room = lessons[i]
            _, other_teacher, other_room = lessons[j]
            if teacher == other_teacher or room == other_room:
                clashes.append([i, j])
    clashes.sort()
    return clashes
