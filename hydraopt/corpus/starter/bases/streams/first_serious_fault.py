# %% statement
# Every line of the file is "TIME,MACHINE,CODE". Return "MACHINE at TIME" for the first line whose code is in
# the list `serious`, or "" if there is no such line.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["plant.csv", []], "files": {"plant.csv": ""}}, {"args": ["plant.csv", []], "files": {"plant.csv": "10:01,press,E7\n"}}, {"args": ["plant.csv", ["E7"]], "files": {"plant.csv": "10:01,press,E7\n"}}, {"args": ["plant.csv", ["E1", "E9"]], "files": {"plant.csv": "10:01,press,E7\n10:02,saw,E11\n"}}, {"args": ["plant.csv", ["E1", "E9"]], "files": {"plant.csv": "10:01,press,E7\n10:02,saw,E9\n10:03,saw,E1"}}]
def make_input(rng, size):
    lines = ["%02d:%02d,machine%d,E%d" % (rng.randrange(24), rng.randrange(60), rng.randrange(40), rng.randrange(500)) for _ in range(size)]
    codes = ["E%d" % rng.randrange(500, 900) for _ in range(60)]
    lines[size * 4 // 5] = "12:00,machine1," + codes[-1]
    return {"args": ["plant.csv", codes], "files": {"plant.csv": "\n".join(lines) + "\n"}}
# %% program: good
def first_serious_fault(path, serious):
    codes = set(serious)
    with open(path) as report:
        for line in report:
            time, machine, code = line.rstrip("\n").split(",")
            if code in codes:
                return f"{machine} at {time}"
    return ""
