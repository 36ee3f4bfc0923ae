# %% statement
# Return the number (counted from 1) of the first line in which two files differ, blanks at the ends of lines
# left out of account, or 0 if they agree up to the end of the shorter one.
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [{"args": ["old.txt", "new.txt"], "files": {"old.txt": "", "new.txt": ""}}, {"args": ["old.txt", "new.txt"], "files": {"old.txt": "a\n", "new.txt": "b\n"}}, {"args": ["old.txt", "new.txt"], "files": {"old.txt": "a\nb\nc\n", "new.txt": "a \nb\nd\n"}}, {"args": ["old.txt", "new.txt"], "files": {"old.txt": "a\nb\n", "new.txt": "a"}}, {"args": ["old.txt", "new.txt"], "files": {"old.txt": "a\nb\n", "new.txt": " a\nb\n"}}]
def make_input(rng, size):
    lines = ["row %d" % rng.randrange(9999) for _ in range(size)]
    other = [line + " " * rng.randrange(2) for line in lines]
    other[size * 5 // 6] = "changed"
    return {"args": ["old.txt", "new.txt"], "files": {"old.txt": "\n".join(lines) + "\n", "new.txt": "\n".join(other) + "\n"}}
# %% program: good
def first_differing_line(old_path, new_path):
    with open(old_path) as old, open(new_path) as new:
        for number, (before, after) in enumerate(zip(old, new), 1):
            if before.rstrip() != after.rstrip():
                return number
    return 0
