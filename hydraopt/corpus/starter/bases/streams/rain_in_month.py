# %% statement
# Every line of the file is "YYYY-MM-DD MILLIMETRES" (whole millimetres). Return the sum of millimetres
# of all lines whose date lies in the given month, which is a text "YYYY-MM".
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [{"args": ["rain.txt", "2021-03"], "files": {"rain.txt": ""}}, {"args": ["rain.txt", "2021-03"], "files": {"rain.txt": "2021-03-01 7\n"}}, {"args": ["rain.txt", "2021-03"], "files": {"rain.txt": "2020-03-01 7\n2021-03-02 4\n2021-03-30 11"}}, {"args": ["rain.txt", "2021-12"], "files": {"rain.txt": "2021-11-30 5\n2021-10-02 4\n"}}, {"args": ["rain.txt", "1999-01"], "files": {"rain.txt": "1999-01-01 0\n1999-01-02 120\n1999-02-01 3\n"}}]
def make_input(rng, size):
    lines = ["2022-%02d-%02d %d" % (rng.randrange(1, 4), rng.randrange(1, 29), rng.randrange(60)) for _ in range(size)]
    return {"args": ["rain.txt", "2022-02"], "files": {"rain.txt": "\n".join(lines) + "\n"}}
# %% program: good
def rain_in_month(path, month):
    with open(path) as gauge:
        return sum(int(line[11:]) for line in gauge if line.startswith(month))
