# %% statement
# Every line of the file is a whole number, the volume in one second. Return the length of the longest
# run of consecutive lines whose volume is below `threshold` (0 if there is none).
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [{"args": ["volume.txt", 5], "files": {"volume.txt": ""}}, {"args": ["volume.txt", 5], "files": {"volume.txt": "4\n"}}, {"args": ["volume.txt", 5], "files": {"volume.txt": "5\n9\n"}}, {"args": ["volume.txt", 5], "files": {"volume.txt": "1\n2\n9\n3\n4\n0\n8"}}, {"args": ["volume.txt", 99], "files": {"volume.txt": "1\n2\n9\n3\n"}}]
def make_input(rng, size):
    lines = [str(rng.randrange(100)) for _ in range(size)]
    return {"args": ["volume.txt", 70], "files": {"volume.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import groupby
def longest_quiet_stretch(path, threshold):
    with open(path) as recording:
        quiet = (int(line) < threshold for line in recording)
        lengths = (sum(1 for _ in run) for below, run in groupby(quiet) if below)
        return max(lengths, default=0)
