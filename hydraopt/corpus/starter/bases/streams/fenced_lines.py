# %% statement
# A text file has fenced blocks: a line that begins with "```" opens one, the next such line closes it. Return the
# lines inside of blocks, without the line break and with their number (from 1) before them as "NUMBER: LINE"; lines of
# blanks only are left out. A block that is never closed runs to the end of the file.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["notes.md"], "files": {"notes.md": ""}}, {"args": ["notes.md"], "files": {"notes.md": "```\n```\n"}}, {"args": ["notes.md"], "files": {"notes.md": "a\n```py\nx = 1\n\n  y = 2\n```\nb\n"}}, {"args": ["notes.md"], "files": {"notes.md": "```\nopen\nend"}}, {"args": ["notes.md"], "files": {"notes.md": "p\nq\n"}}]
def make_input(rng, size):
    lines = [rng.choice(["```", "", "call(%d)" % rng.randrange(99), "  text %d" % rng.randrange(999), "end"]) for _ in range(size)]
    return {"args": ["notes.md"], "files": {"notes.md": "\n".join(lines) + "\n"}}
# %% program: good
def fenced(lines):
    inside = False
    for number, line in enumerate(lines, 1):
        if line.startswith("```"):
            inside = not inside
        elif inside:
            yield number, line.rstrip("\n")

def fenced_lines(path):
    shown = []
    with open(path) as notes:
        for number, line in fenced(notes):
            if line and not line.isspace():
                shown.append(f"{number}: {line}")
    return shown
