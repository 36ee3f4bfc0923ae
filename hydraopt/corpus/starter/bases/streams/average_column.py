# %% statement
# The first line of the file is a head and each later line has whole numbers between commas. Return the
# average of the numbers in the given column (counted from 0), rounded down, or None without later lines.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["marks.csv", 0], "files": {"marks.csv": "a,b\n"}}, {"args": ["marks.csv", 1], "files": {"marks.csv": "a,b\n3,8\n"}}, {"args": ["marks.csv", 1], "files": {"marks.csv": "a,b,c\n3,8,1\n4,9,2\n5,5,5"}}, {"args": ["marks.csv", 0], "files": {"marks.csv": "only\n-5\n2\n"}}, {"args": ["marks.csv", 0], "files": {"marks.csv": ""}}]
def make_input(rng, size):
    lines = ["maths,music,art,sport"] + [",".join(str(rng.randrange(100)) for _ in range(4)) for _ in range(size)]
    return {"args": ["marks.csv", 2], "files": {"marks.csv": "\n".join(lines) + "\n"}}
# %% program: good
def average_column(path, column):
    total = rows = 0
    with open(path) as table:
        next(table, None)
        for line in table:
            total += int(line.split(",")[column])
            rows += 1
    return total // rows if rows else None
