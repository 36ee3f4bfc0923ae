# %% statement
# Every line of the file is "CLUB: SWIMMER". Return the names of the clubs, each once, in the order in
# which they first appear in the file.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["entries.txt"], "files": {"entries.txt": ""}}, {"args": ["entries.txt"], "files": {"entries.txt": "Otters: Ann\n"}}, {"args": ["entries.txt"], "files": {"entries.txt": "Otters: Ann\nSeals: Bo\nOtters: Cy\n"}}, {"args": ["entries.txt"], "files": {"entries.txt": "Z: z\nA: a\nZ: q"}}, {"args": ["entries.txt"], "files": {"entries.txt": "A: x\nA: y\nA: z\n"}}]
def make_input(rng, size):
    lines = ["club%d: swimmer%d" % (rng.randrange(size // 8), rng.randrange(9999)) for _ in range(size)]
    return {"args": ["entries.txt"], "files": {"entries.txt": "\n".join(lines) + "\n"}}
# %% program: good
def clubs_by_entry(path):
    with open(path) as entries:
        clubs = (line.partition(":")[0] for line in entries)
        return list(dict.fromkeys(clubs))
