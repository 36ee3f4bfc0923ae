# %% statement
# Two lists have rows: pupils with name and class, lockers with number and pupil (a name). Pupils' names differ. Return the numbers of the lockers
# whose number has several rows held by pupils of different classes, ascending; rows of unknown pupils do not count.
# %% inputs
SIZES = (40, 500, 2500)
EDGE_CASES = [
    [[], []],
    [[{"name": "Ann", "class": "5a"}], [{"number": 3, "pupil": "Ann"}]],
    [[{"name": "Ann", "class": "5a"}, {"name": "Bo", "class": "6b"}], [{"number": 3, "pupil": "Ann"}, {"number": 3, "pupil": "Bo"}]],
    [[{"name": "Ann", "class": "5a"}, {"name": "Bo", "class": "5a"}], [{"number": 3, "pupil": "Ann"}, {"number": 3, "pupil": "Bo"}]],
    [[{"name": "Ann", "class": "5a"}], [{"number": 3, "pupil": "Ann"}, {"number": 3, "pupil": "Zed"}]],
]
def make_input(rng, size):
    pupils = [{"name": f"kid{i}", "class": f"{5 + i % 3}{rng.choice('ab')}"} for i in range(size)]
    rng.shuffle(pupils)
    return [pupils, [{"number": rng.randrange(size), "pupil": f"kid{rng.randrange(size + 4)}"} for _ in range(size)]]
# %% program: good
from collections import defaultdict


def shared_lockers(pupils, lockers):
    class_of = {pupil["name"]: pupil["class"] for pupil in pupils}
    classes_at = defaultdict(set)
    for locker in lockers:
        holder = locker["pupil"]
        if holder in class_of:
            classes_at[locker["number"]].add(class_of[holder])
    return sorted(number for number, classes in classes_at.items() if len(classes) > 1)
