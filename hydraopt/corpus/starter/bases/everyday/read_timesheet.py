# %% statement
# The file has lines "name;project;hours" (hours with one decimal at most, such as 7 or 7.5). Lines that are empty or begin with
# "#" are left out; those without three fields or with hours that are no such number are bad. Return [sorted [project,
# tenths of hours, people], sorted [name, tenths of hours], numbers of the bad lines counted from 1].
# %% inputs
SIZES = (50, 700, 3000)
EDGE_CASES = [
    {"args": ["t.csv"], "files": {"t.csv": ""}},
    {"args": ["t.csv"], "files": {"t.csv": "# none\n\n"}},
    {"args": ["t.csv"], "files": {"t.csv": "Ron;roof;7.5\nRon;roof;2\nIvy;roof;1\n"}},
    {"args": ["t.csv"], "files": {"t.csv": "Ron;roof\n\nRon;roof;2.25\nIvy;door;x\nIvy;door;4"}},
    {"args": ["t.csv"], "files": {"t.csv": "a;b;c;d\n#x;y;1\nMax;gate;.5\nMax;gate;0.5\n"}},
]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        hours = rng.choice(["8", "7.5", "0.5", "3", "-", "12.25", "6.1"])
        lines.append(f"n{rng.randrange(max(2, size // 20))};project{rng.randrange(max(2, size // 40))};{hours}")
        if rng.randrange(12) == 0:
            lines.append(rng.choice(["", "# checked", "n1;project1"]))
    return {"args": ["sheet.csv"], "files": {"sheet.csv": "\n".join(lines) + "\n"}}
# %% program: good
import re
from collections import defaultdict

HOURS = re.compile(r"[0-9]+(\.[0-9])?")


def tenths(text):
    whole, _, part = text.partition(".")
    return int(whole) * 10 + int(part or 0)


def read_timesheet(path):
    by_project = defaultdict(int)
    by_person = defaultdict(int)
    crew = defaultdict(set)
    bad = []
    with open(path) as sheet:
        for number, line in enumerate(sheet, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            fields = line.split(";")
            if len(fields) != 3 or not HOURS.fullmatch(fields[2]):
                bad.append(number)
                continue
            name, project, hours = fields
            spent = tenths(hours)
            by_project[project] += spent
            by_person[name] += spent
            crew[project].add(name)
    projects = [[project, spent, len(crew[project])] for project, spent in sorted(by_project.items())]
    return [projects, sorted([name, spent] for name, spent in by_person.items()), bad]
