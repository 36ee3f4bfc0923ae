# %% statement
# A forest is a list of equally long texts: "*" burns, "T" is a tree, other signs are bare. Each minute the trees above, below, left and
# right of fire catch it. Return after how many minutes no more trees catch fire, and how many never do, as [minutes, trees].
# %% inputs
SIZES = (100, 900, 3600)
EDGE_CASES = [[[]], [["T"]], [["*"]], [["*TT", "T.T", ".TT"]], [["T.*", "..T"]], [["TTTTT*"]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join(rng.choices("T.*", (70, 28, 1))[0] for _ in range(side)) for _ in range(side)]]
# %% program: good
from collections import deque


def fire_minutes(forest):
    trees = set()
    front = deque()
    for r, row in enumerate(forest):
        for c, sign in enumerate(row):
            if sign == "T":
                trees.add((r, c))
            elif sign == "*":
                front.append((r, c, 0))
    minutes = 0
    while front:
        r, c, minutes = front.popleft()
        for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
            if cell in trees:
                trees.remove(cell)
                front.append((*cell, minutes + 1))
    return [minutes, len(trees)]
