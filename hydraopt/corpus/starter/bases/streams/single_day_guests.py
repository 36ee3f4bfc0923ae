# %% statement
# Every file in the list `paths` has one guest's name on each line. Return the names that stand in exactly one
# of the files (however often), sorted alphabetically.
# %% inputs
SIZES = (200, 1500, 5000)
EDGE_CASES = [{"args": [[]], "files": {}}, {"args": [["mon.txt"]], "files": {"mon.txt": ""}}, {"args": [["mon.txt"]], "files": {"mon.txt": "eve\nbo\neve\n"}}, {"args": [["mon.txt", "tue.txt"]], "files": {"mon.txt": "eve\nbo\nal\n", "tue.txt": "al\nbo\nbo"}}, {"args": [["mon.txt", "tue.txt", "wed.txt"]], "files": {"mon.txt": "eve\n", "tue.txt": "eve\n", "wed.txt": "al\nal\n"}}]
def make_input(rng, size):
    days = ["mon.txt", "tue.txt", "wed.txt"]
    return {"args": [days], "files": {day: "".join("guest%d\n" % rng.randrange(2 * size) for _ in range(size)) for day in days}}
# %% program: good
from collections import Counter
def names_in(path):
    with open(path) as guests:
        return {line.rstrip("\n") for line in guests}

def single_day_guests(paths):
    days = Counter()
    for path in paths:
        days.update(names_in(path))
    return sorted(name for name, count in days.items() if count == 1)
