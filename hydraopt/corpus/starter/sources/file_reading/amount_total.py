# %% statement
# Every line of the file is a name without blanks, a space and a whole number (and a
# line break). Return the sum of the numbers.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [
    {"args": ["bills.txt"], "files": {"bills.txt": ""}},
    {"args": ["bills.txt"], "files": {"bills.txt": "rent 800\n"}},
    {"args": ["bills.txt"], "files": {"bills.txt": "a 5\nb -7\na 5\n"}},
    {"args": ["bills.txt"], "files": {"bills.txt": "x 0\nx 0\n"}},
]
def make_input(rng, size):
    text = "".join("payer%d %d\n" % (rng.randrange(500), rng.randrange(1000)) for _ in range(size))
    return {"args": ["bills.txt"], "files": {"bills.txt": text}}
# %% program: original
def amount_total(path):
    with open(path) as source:
        text = source.read()
    total = 0
    while text != "":
        end = text.index("\n")
        line = text[:end]
        text = text[end + 1:]
        total = total + int(line.split(" ")[1])
    return total
# %% program: line_by_line
def amount_total(path):
    with open(path) as source:
        return sum(int(line.split()[1]) for line in source)
# %% program: split_all
def amount_total(path):
    with open(path) as source:
        return sum(map(int, source.read().split()[1::2]))
