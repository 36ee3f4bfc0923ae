# %% statement
# A map's rows (equally long) have trees "T", fires "F" and bare cells ".". Every minute each fire sets fire to the trees above, below, left and
# right of it. Return the minutes until all trees burn, or -1 if some never do.
# %% inputs
SIZES = (12, 35, 75)
EDGE_CASES = [[[]], [["."]], [["T"]], [["F"]], [["FTT", ".T.", "TT."]], [["FT.T"]], [["FTTTF"]]]
def make_input(rng, size):
    rows = [[rng.choice("TTTTTTTTT.") for _ in range(size)] for _ in range(size)]
    for _ in range(3):
        rows[rng.randrange(size)][rng.randrange(size)] = "F"
    for r in range(size):
        for c in range(size):
            if rows[r][c] == "T" and not any(0 <= a < size and 0 <= b < size and rows[a][b] != "." for a, b in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1))):
                rows[r][c] = "."
    return [["".join(row) for row in rows]]
# %% program: good
def spreading_fire(rows):
    trees = {(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "T"}
    front = [(r, c) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell == "F"]
    minutes = 0
    while trees and front:
        caught = []
        for r, c in front:
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if near in trees:
                    trees.remove(near)
                    caught.append(near)
        front = caught
        minutes += bool(front)
    return -1 if trees else minutes
