# %% statement
# Courses have a name and seats (names differ); pupils, in order of their number, have a name and a list of wished courses. Each pupil gets the first wished course
# that exists and has a free seat. Return [pupil, course] for each pupil, course None where no wish could be met.
# %% inputs
SIZES = (30, 400, 2500)
EDGE_CASES = [
    [[], []],
    [[{"name": "chess", "seats": 1}], []],
    [[], [{"name": "Ann", "wishes": ["chess"]}]],
    [[{"name": "chess", "seats": 1}, {"name": "choir", "seats": 0}], [{"name": "Ann", "wishes": ["choir", "chess"]}, {"name": "Bo", "wishes": ["chess"]}]],
    [[{"name": "chess", "seats": 2}], [{"name": "Ann", "wishes": []}, {"name": "Bo", "wishes": ["x", "chess"]}, {"name": "Cy", "wishes": ["chess"]}]],
]
def make_input(rng, size):
    courses = [{"name": f"course{i}", "seats": rng.randrange(12)} for i in range(1 + size // 6)]
    return [courses, [{"name": f"pupil{i}", "wishes": [f"course{rng.randrange(len(courses) + 2)}" for _ in range(4)]} for i in range(size)]]
# %% program: good
def seats_by_wish(courses, pupils):
    free = {course["name"]: course["seats"] for course in courses}
    placed = []
    for pupil in pupils:
        given = None
        for wish in pupil["wishes"]:
            if free.get(wish, 0) > 0:
                free[wish] -= 1
                given = wish
                break
        placed.append([pupil["name"], given])
    return placed
