# %% statement
# Dots [x, y] lie on paper; each fold ["x" or "y", line] turns the part beyond the line (larger coordinates) over onto the part before it, at the
# same distance; dots on the line stay. Return the dots seen in the end, sorted, each once.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[], [["x", 3]]], [[[1, 2]], []], [[[5, 0], [1, 0]], [["x", 3]]], [[[0, 9], [0, 1], [2, 5]], [["y", 5]]], [[[6, 6], [0, 0], [6, 0]], [["x", 3], ["y", 3]]]]
def make_input(rng, size):
    return [[[rng.randrange(257), rng.randrange(257)] for _ in range(size)], [["x", 128], ["y", 128], ["x", 64], ["y", 64]]]
# %% program: good
def folded_paper(dots, folds):
    seen = {(x, y) for x, y in dots}
    for axis, line in folds:
        edge = 2 * line
        if axis == "x":
            seen = {(min(x, edge - x), y) for x, y in seen}
        else:
            seen = {(x, min(y, edge - y)) for x, y in seen}
    return [list(dot) for dot in sorted(seen)]
