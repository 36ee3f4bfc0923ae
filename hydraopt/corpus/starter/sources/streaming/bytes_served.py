# %% statement
# Every line of the log file is "METHOD PATH STATUS BYTES". Return the sum of the bytes.
# %% inputs
SIZES = (300, 2000, 10000)
EDGE_CASES = [{"args": ["access.log"], "files": {"access.log": ""}}, {"args": ["access.log"], "files": {"access.log": "GET /a 200 12\n"}}, {"args": ["access.log"], "files": {"access.log": "GET /a 200 12\nPUT /b 404 0\nGET /a 200 30"}}]
def make_input(rng, size):
    lines = ["GET /item/%d %d %d" % (rng.randrange(900), rng.choice([200, 404]), rng.randrange(9000)) for _ in range(size)]
    return {"args": ["access.log"], "files": {"access.log": "\n".join(lines) + "\n"}}
# %% program: lists
def bytes_served(path):
    log = open(path)
    lines = log.readlines()
    log.close()
    rows = []
    for line in lines:
        rows.append(line.strip().split(" "))
    served = 0
    for i in range(len(rows)):
        served = served + int(rows[i][3])
    return served
# %% program: every-fourth-word
def bytes_served(path):
    with open(path) as log:
        return sum(map(int, log.read().split()[3::4]))
# %% program: line-by-line
def bytes_served(path):
    served = 0
    with open(path) as log:
        for line in log:
            served += int(line[line.rindex(" "):])
    return served
# %% program: generator
def bytes_served(path):
    with open(path) as log:
        return sum(int(line.rsplit(" ", 1)[1]) for line in log)
