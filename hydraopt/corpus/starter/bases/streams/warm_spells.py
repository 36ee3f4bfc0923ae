# %% statement
# Every line of the file is a whole number of degrees, one for each day from day 1 on. A warm spell is a longest
# possible run of days of at least `degrees`. Return [FIRST DAY, LAST DAY] of each warm spell of at least `days` days.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["temps.txt", 25, 2], "files": {"temps.txt": ""}}, {"args": ["temps.txt", 25, 1], "files": {"temps.txt": "25\n"}}, {"args": ["temps.txt", 25, 2], "files": {"temps.txt": "26\n27\n10\n30\n9\n25\n25\n25\n"}}, {"args": ["temps.txt", 0, 3], "files": {"temps.txt": "-1\n0\n4\n"}}, {"args": ["temps.txt", 10, 1], "files": {"temps.txt": "9\n10\n9\n12"}}]
def make_input(rng, size):
    lines = [str(rng.randrange(5, 38)) for _ in range(size)]
    return {"args": ["temps.txt", 18, 3], "files": {"temps.txt": "\n".join(lines) + "\n"}}
# %% program: good
def warm_spells(path, degrees, days):
    spells = []
    first = None
    day = 0
    with open(path) as temperatures:
        for day, line in enumerate(temperatures, 1):
            if int(line) >= degrees:
                if first is None:
                    first = day
            elif first is not None:
                if day - first >= days:
                    spells.append([first, day - 1])
                first = None
    if first is not None and day + 1 - first >= days:
        spells.append([first, day])
    return spells
