# %% statement
# Return the first `count` lines of a file that are not empty (after blanks are cut off at both ends), in
# capitals and joined by " / ".
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [{"args": ["poem.txt", 2], "files": {"poem.txt": ""}}, {"args": ["poem.txt", 0], "files": {"poem.txt": "Rose\n"}}, {"args": ["poem.txt", 2], "files": {"poem.txt": "\n  Rose \n\nThorn\nDew\n"}}, {"args": ["poem.txt", 9], "files": {"poem.txt": "Rose\n\nDew"}}, {"args": ["poem.txt", 1], "files": {"poem.txt": "\n\n\nlast"}}]
def make_input(rng, size):
    lines = [rng.choice(["", "", "  ", "the sea is %d" % rng.randrange(99), "oh moon %d " % rng.randrange(99)]) for _ in range(size)]
    return {"args": ["poem.txt", size // 8], "files": {"poem.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import islice
def first_lines_as_title(path, count):
    with open(path) as poem:
        verses = (line.strip() for line in poem)
        spoken = (verse.upper() for verse in verses if verse)
        return " / ".join(islice(spoken, count))
