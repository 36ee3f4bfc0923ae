# %% statement
# Return the number of lines of a text file and the length of its longest line, without its newline.
# %% inputs
SIZES = (300, 30_000, 90_000)
EDGE_CASES = [
    {"args": ["notes.txt"], "files": {"notes.txt": ""}},
    {"args": ["notes.txt"], "files": {"notes.txt": "\n"}},
    {"args": ["notes.txt"], "files": {"notes.txt": "one line without an end"}},
    {"args": ["notes.txt"], "files": {"notes.txt": "short\na longer line\nmid\n"}},
    {"args": ["notes.txt"], "files": {"notes.txt": "short\nthe longest stands last"}},
    {"args": ["notes.txt"], "files": {"notes.txt": "\n\n  spaces count  \n\n"}},
]
def make_input(rng, size):
    lines = ["x" * rng.randrange(40) for _ in range(size)]
    return {"args": ["notes.txt"], "files": {"notes.txt": "\n".join(lines) + "\n"}}
# %% program: original
def line_stats(path):
    with open(path) as file:
        lines = file.readlines()
    count = 0
    for line in lines:
        count = count + 1
    with open(path) as file:
        lines = file.readlines()
    longest = 0
    for line in lines:
        if len(line.rstrip("\n")) > longest:
            longest = len(line.rstrip("\n"))
    return [count, longest]
# %% program: human
def line_stats(path):
    count = 0
    longest = 0
    with open(path) as file:
        for line in file:
            count += 1
            length = len(line.rstrip("\n"))
            if length > longest:
                longest = length
    return [count, longest]
