# %% statement
# Both files hold one name without blanks per line (each line ends with a line break). Return the names of the
# first file that the second lacks, in the order of the first file.
# %% inputs
SIZES = (20, 60, 200)
EDGE_CASES = [
    {"args": ["club.txt", "here.txt"], "files": {"club.txt": "", "here.txt": "ann\n"}},
    {"args": ["club.txt", "here.txt"], "files": {"club.txt": "ann\nbo\n", "here.txt": ""}},
    {"args": ["club.txt", "here.txt"], "files": {"club.txt": "ann\nbo\nann\n", "here.txt": "bo\n"}},
    {"args": ["club.txt", "here.txt"], "files": {"club.txt": "ann\n", "here.txt": "ann\nann\n"}},
]
def make_input(rng, size):
    names = ["member%d\n" % number for number in rng.sample(range(size * 4), size)]
    here = rng.sample(names, size * 2 // 3)
    return {
        "args": ["club.txt", "here.txt"],
        "files": {"club.txt": "".join(names), "here.txt": "".join(here)},
    }
# %% program: original
def is_present(name, path):
    with open(path) as source:
        names = source.readlines()
    for i in range(len(names)):
        if names[i].strip() == name:
            return True
    return False

def absent_members(club, here):
    absent = []
    with open(club) as source:
        for line in source:
            if not is_present(line.strip(), here):
                absent.append(line.strip())
    return absent
# %% program: list_once
def absent_members(club, here):
    with open(here) as source:
        present = source.readlines()
    with open(club) as source:
        return [line.strip() for line in source if line not in present]
# %% program: set_once
def absent_members(club, here):
    with open(here) as source:
        present = set(source)
    with open(club) as source:
        return [line.strip() for line in source if line not in present]
# %% program: whole_text
def absent_members(club, here):
    with open(here) as source:
        present = set(source.read().split())
    with open(club) as source:
        return [name for name in source.read().split() if name not in present]
