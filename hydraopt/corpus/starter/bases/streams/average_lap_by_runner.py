# %% statement
# Every line of the file is "RUNNER SECONDS" with whole seconds. Return a dict from each runner to the
# average of his or her seconds, rounded down to a whole number.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["laps.txt"], "files": {"laps.txt": ""}}, {"args": ["laps.txt"], "files": {"laps.txt": "mo 61\n"}}, {"args": ["laps.txt"], "files": {"laps.txt": "mo 61\nkip 58\nmo 62\n"}}, {"args": ["laps.txt"], "files": {"laps.txt": "a 1\na 2\na 2\nb 9"}}, {"args": ["laps.txt"], "files": {"laps.txt": "x 0\ny 0\n"}}]
def make_input(rng, size):
    lines = ["runner%d %d" % (rng.randrange(300), rng.randrange(50, 95)) for _ in range(size)]
    return {"args": ["laps.txt"], "files": {"laps.txt": "\n".join(lines) + "\n"}}
# %% program: good
from collections import defaultdict
def average_lap_by_runner(path):
    seconds = defaultdict(int)
    laps = defaultdict(int)
    with open(path) as results:
        for line in results:
            runner, lap = line.split()
            seconds[runner] += int(lap)
            laps[runner] += 1
    return {runner: total // laps[runner] for runner, total in seconds.items()}
