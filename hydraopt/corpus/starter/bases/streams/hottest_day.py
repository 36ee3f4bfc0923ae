# %% statement
# Every line of the file is "DAY,HOUR,TEMPERATURE" with whole degrees; the lines of a day follow each other.
# Return the day with the highest average temperature (exact, the earliest on a tie), or "" for an empty file.
# %% inputs
SIZES = (240, 2400, 9600)
EDGE_CASES = [{"args": ["heat.csv"], "files": {"heat.csv": ""}}, {"args": ["heat.csv"], "files": {"heat.csv": "mon,9,21\n"}}, {"args": ["heat.csv"], "files": {"heat.csv": "mon,9,20\nmon,10,30\ntue,9,26\n"}}, {"args": ["heat.csv"], "files": {"heat.csv": "mon,9,5\ntue,9,4\ntue,10,6\nwed,1,5"}}, {"args": ["heat.csv"], "files": {"heat.csv": "mon,9,-5\ntue,9,-4\n"}}]
def make_input(rng, size):
    lines = ["day%d,%d,%d" % (number // 24, number % 24, rng.randrange(-10, 35)) for number in range(size)]
    return {"args": ["heat.csv"], "files": {"heat.csv": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import groupby
def hottest_day(path):
    hottest = ""
    highest = None
    with open(path) as table:
        rows = (line.split(",") for line in table)
        for day, hours in groupby(rows, key=lambda row: row[0]):
            degrees = [int(row[2]) for row in hours]
            average = sum(degrees) / len(degrees)
            if highest is None or average > highest:
                hottest, highest = day, average
    return hottest
