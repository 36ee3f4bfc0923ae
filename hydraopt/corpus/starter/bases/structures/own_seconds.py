# %% statement
# Lines "start NAME SECOND" and "end NAME SECOND" tell when functions begin and end, properly nested. Return by name the total of the
# seconds that the function ran itself, without those of the functions called in it.
# %% inputs
SIZES = (50, 500, 4000)
EDGE_CASES = [[[]], [["start a 0", "end a 0"]], [["start a 0", "end a 5"]], [["start a 0", "start b 2", "end b 5", "end a 6"]], [["start a 0", "start a 2", "end a 3", "end a 9", "start b 9", "end b 10"]]]
def make_input(rng, size):
    lines, open_ones, second = [], [], 0
    while len(lines) < size or open_ones:
        second += rng.randrange(5)
        if len(lines) < size and (not open_ones or rng.random() < 0.5):
            open_ones.append(rng.choice(["load", "parse", "draw", "save"]))
            lines.append(f"start {open_ones[-1]} {second}")
        else:
            lines.append(f"end {open_ones.pop()} {second}")
    return [lines]
# %% program: good
from collections import defaultdict


def own_seconds(lines):
    totals = defaultdict(int)
    running = []
    before = 0
    for line in lines:
        event, name, text = line.split()
        second = int(text)
        if running:
            totals[running[-1]] += second - before
        if event == "start":
            running.append(name)
        else:
            totals[running.pop()] += 0
        before = second
    return totals
