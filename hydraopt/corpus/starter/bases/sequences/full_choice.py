# %% statement
# Bottles stand on a shelf in the order of labels. Return [first, last], the positions of the
# shortest stretch of neighbours that holds every label of the shelf; the first of several, None
# for an empty shelf.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [["oil"]], [["oil", "oil"]], [["a", "b", "a", "c", "b"]], [["x", "x", "y", "z", "z", "x", "y"]]]
def make_input(rng, size):
    return [[f"label {rng.randrange(rng.randrange(1, 40))}" for _ in range(size)]]
# %% program: good
from collections import defaultdict

def full_choice(labels):
    wanted = len(set(labels))
    held = defaultdict(int)
    best = None
    start = kinds = 0
    for end, label in enumerate(labels):
        if held[label] == 0:
            kinds += 1
        held[label] += 1
        while kinds == wanted:
            if best is None or end - start < best[1] - best[0]:
                best = [start, end]
            gone = labels[start]
            held[gone] -= 1
            if held[gone] == 0:
                kinds -= 1
            start += 1
    return best
