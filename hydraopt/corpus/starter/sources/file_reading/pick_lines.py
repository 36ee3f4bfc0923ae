# %% statement
# Return the lines of the file with the given numbers (the first line is number 1), without line
# breaks, in the order of the numbers; an empty text for a number outside the file.
# %% inputs
SIZES = (60, 500, 4000)
EDGE_CASES = [
    {"args": ["poem.txt", []], "files": {"poem.txt": "a\nb\n"}},
    {"args": ["poem.txt", [1]], "files": {"poem.txt": ""}},
    {"args": ["poem.txt", [3, 1, 3]], "files": {"poem.txt": "a\n\nccc"}},
    {"args": ["poem.txt", [0, 9, -1, 2]], "files": {"poem.txt": "x\ny\nz\n"}},
]
def make_input(rng, size):
    text = "".join("verse %d of the poem\n" % rng.randrange(10000) for _ in range(size))
    numbers = [rng.randrange(1, size + 5) for _ in range(25)]
    return {"args": ["poem.txt", numbers], "files": {"poem.txt": text}}
# %% program: original
def pick_lines(path, numbers):
    picked = []
    for number in numbers:
        wanted = ""
        current = 0
        with open(path) as source:
            for line in source:
                current = current + 1
                if current == number:
                    wanted = line.rstrip("\n")
        picked.append(wanted)
    return picked
# %% program: all_lines
def pick_lines(path, numbers):
    with open(path) as source:
        lines = source.read().split("\n")
    return [lines[k - 1] if 0 < k <= len(lines) else "" for k in numbers]
# %% program: stream_wanted
def pick_lines(path, numbers):
    found = dict.fromkeys(numbers, "")
    with open(path) as source:
        for number, line in enumerate(source, 1):
            if number in found:
                found[number] = line.rstrip("\n")
    return [found[number] for number in numbers]
