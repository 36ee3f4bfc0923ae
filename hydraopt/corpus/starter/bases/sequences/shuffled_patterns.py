# %% statement
# Count the windows of len(pattern) neighbouring beads that hold the same beads as pattern, in
# whatever order. pattern holds one bead or more.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], ["red"]], [["red"], ["red"]], [["red"], ["red", "red"]], [["a", "b", "a", "c", "a", "b"], ["a", "b"]], [["a", "a", "a"], ["a"]]]
def make_input(rng, size):
    colours = ["red", "blue", "green"]
    return [[rng.choice(colours) for _ in range(size)], ["red", "red", "blue", "green", "green", "blue"]]
# %% program: good
from collections import Counter

def shuffled_patterns(beads, pattern):
    width = len(pattern)
    missing = Counter(pattern)
    unmet = len(missing)
    found = 0
    for place, bead in enumerate(beads):
        missing[bead] -= 1
        if missing[bead] in (0, -1):
            unmet += 1 if missing[bead] else -1
        if place >= width:
            gone = beads[place - width]
            missing[gone] += 1
            if missing[gone] in (0, 1):
                unmet += 1 if missing[gone] else -1
        found += unmet == 0
    return found
