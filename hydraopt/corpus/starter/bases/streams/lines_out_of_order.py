# %% statement
# Every line of the file is "NUMBER TITLE". Return how many lines have a smaller number than the line
# directly before them.
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [{"args": ["shelf.txt"], "files": {"shelf.txt": ""}}, {"args": ["shelf.txt"], "files": {"shelf.txt": "4 Emma\n"}}, {"args": ["shelf.txt"], "files": {"shelf.txt": "4 Emma\n3 Ulysses\n10 Dune\n9 Momo\n"}}, {"args": ["shelf.txt"], "files": {"shelf.txt": "1 A\n1 B\n2 C"}}, {"args": ["shelf.txt"], "files": {"shelf.txt": "5 A\n4 B\n3 C\n2 D\n"}}]
def make_input(rng, size):
    lines = ["%d title%d" % (rng.randrange(10000), rng.randrange(900)) for _ in range(size)]
    return {"args": ["shelf.txt"], "files": {"shelf.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import pairwise
def lines_out_of_order(path):
    with open(path) as shelf:
        numbers = (int(line.split(" ", 1)[0]) for line in shelf)
        return sum(after < before for before, after in pairwise(numbers))
