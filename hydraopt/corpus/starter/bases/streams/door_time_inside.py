# %% statement
# Every line of the file is "MINUTE NAME in" or "MINUTE NAME out", in order of time. Return a dict from each name to
# the minutes between its "in" lines and the next "out" line each; an "in" that follows an "in" replaces it, an "out"
# without "in" counts nothing. Names that were never let out after an "in" are left out.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["door.log"], "files": {"door.log": ""}}, {"args": ["door.log"], "files": {"door.log": "5 ann in\n"}}, {"args": ["door.log"], "files": {"door.log": "5 ann in\n7 bo out\n9 ann out\n9 bo in\n12 ann in\n13 ann out\n20 bo out\n"}}, {"args": ["door.log"], "files": {"door.log": "1 x in\n4 x in\n9 x out\n11 x out"}}, {"args": ["door.log"], "files": {"door.log": "3 q in\n3 q out\n"}}]
def make_input(rng, size):
    lines = ["%d staff%d %s" % (minute, rng.randrange(120), rng.choice(["in", "out"])) for minute in range(size)]
    return {"args": ["door.log"], "files": {"door.log": "\n".join(lines) + "\n"}}
# %% program: good
from collections import defaultdict
def stays(lines):
    entered = {}
    for line in lines:
        minute, name, way = line.split()
        if way == "in":
            entered[name] = int(minute)
        elif name in entered:
            yield name, int(minute) - entered.pop(name)

def door_time_inside(path):
    inside = defaultdict(int)
    with open(path) as log:
        for name, minutes in stays(log):
            inside[name] += minutes
    return dict(inside)
