# %% statement
# Count the lines of the file that are longer than 40 characters (without the line break).
# %% inputs
SIZES = (50, 400, 2500)
EDGE_CASES = [
    {"args": ["log.txt"], "files": {"log.txt": ""}},
    {"args": ["log.txt"], "files": {"log.txt": "x" * 40 + "\n" + "y" * 41}},
    {"args": ["log.txt"], "files": {"log.txt": "short\n\n" + "z" * 90 + "\n"}},
    {"args": ["log.txt"], "files": {"log.txt": "\n\n\n"}},
]
CONSTANTS = {"40": ["25", "60"]}
def make_input(rng, size):
    text = "".join("m" * rng.randrange(80) + "\n" for _ in range(size))
    return {"args": ["log.txt"], "files": {"log.txt": text}}
# %% program: original
def count_long_lines(path):
    count = 0
    width = 0
    source = open(path)
    letter = source.read(1)
    while letter != "":
        if letter == "\n":
            width = 0
        else:
            width = width + 1
            if width == 40 + 1:
                count = count + 1
        letter = source.read(1)
    source.close()
    return count
# %% program: iterate_lines
def count_long_lines(path):
    with open(path) as source:
        return sum(len(line.rstrip("\n")) > 40 for line in source)
# %% program: split_text
def count_long_lines(path):
    with open(path) as source:
        lines = source.read().split("\n")
    return len([line for line in lines if len(line) > 40])
# %% program: loop
def count_long_lines(path):
    count = 0
    with open(path) as source:
        for line in source:
            if len(line.rstrip("\n")) > 40:
                count += 1
    return count
