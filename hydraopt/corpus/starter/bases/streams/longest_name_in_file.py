# %% statement
# Return the length of the longest name in a file with one name on each line, blanks at both ends not counted,
# among the names that begin with one of the letters in the text `initials`; 0 if there is no such name.
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [{"args": ["names.txt", "abc"], "files": {"names.txt": ""}}, {"args": ["names.txt", "abc"], "files": {"names.txt": "anna\n"}}, {"args": ["names.txt", "ab"], "files": {"names.txt": "anna\n  bettina \ncornelius\n"}}, {"args": ["names.txt", ""], "files": {"names.txt": "anna\n"}}, {"args": ["names.txt", "z"], "files": {"names.txt": "\n\nzo\nz"}}]
def make_input(rng, size):
    lines = ["".join(rng.choices("abcdefgh", k=rng.randrange(1, 30))) for _ in range(size)]
    return {"args": ["names.txt", "aceg"], "files": {"names.txt": "\n".join(lines) + "\n"}}
# %% program: good
def longest_name_in_file(path, initials):
    wanted = set(initials)
    with open(path) as register:
        names = (line.strip() for line in register)
        return max((len(name) for name in names if name[:1] in wanted), default=0)
