# %% statement
# Beads lie in a row. From the left, two equal beads side by side are taken out, which closes
# the row, so that more may follow. Return the beads that are left in the end.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [["r"]], [["r", "r"]], [["a", "b", "b", "a", "c"]], [["x", "x", "x"]], [["a", "b", "a"]]]
def make_input(rng, size):
    return [[rng.choice(["red", "blue"] if rng.random() < 0.7 else ["green", "white"]) for _ in range(size)]]
# %% program: good
def vanishing_beads(beads):
    row = []
    for bead in beads:
        if row and row[-1] == bead:
            row.pop()
        else:
            row.append(bead)
    return row
