# %% statement
# A packing list has a whole number of grams on each line, and may have a line "STOP". Return the sum of the
# grams on the lines before the first "STOP" (of all lines, if there is none).
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [{"args": ["packing.txt"], "files": {"packing.txt": ""}}, {"args": ["packing.txt"], "files": {"packing.txt": "STOP\n"}}, {"args": ["packing.txt"], "files": {"packing.txt": "120\n80\nSTOP\n900\n"}}, {"args": ["packing.txt"], "files": {"packing.txt": "120\n80\n1"}}, {"args": ["packing.txt"], "files": {"packing.txt": "7\nSTOP\n1\nSTOP\n2\n"}}]
def make_input(rng, size):
    lines = [str(rng.randrange(5, 4000)) for _ in range(size)]
    lines[size // 2] = "STOP"
    return {"args": ["packing.txt"], "files": {"packing.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import takewhile
def weight_before_marker(path):
    with open(path) as packing:
        grams = takewhile(lambda line: line.rstrip() != "STOP", packing)
        return sum(int(line) for line in grams)
