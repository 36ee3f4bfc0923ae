# %% statement
# A field of height x width cells has mines at the given places [row, column]. Return it as texts: "*" for a mine, "." where no mine is among
# the 8 neighbours, else their number.
# %% inputs
SIZES = (100, 1600, 6400)
EDGE_CASES = [[0, 0, []], [1, 1, []], [1, 1, [[0, 0]]], [2, 3, [[0, 0]]], [3, 3, [[0, 0], [2, 2], [0, 2]]], [2, 2, [[0, 0], [0, 1], [1, 0]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [side, side, [[rng.randrange(side), rng.randrange(side)] for _ in range(size // 8)]]
# %% program: good
from collections import Counter


def mine_numbers(height, width, places):
    mines = {(row, column) for row, column in places}
    near = Counter()
    for row, column in mines:
        near.update((r, c) for r in range(row - 1, row + 2) for c in range(column - 1, column + 2))
    lines = []
    for r in range(height):
        signs = []
        for c in range(width):
            if (r, c) in mines:
                signs.append("*")
            else:
                signs.append(str(near[r, c] or "."))
        lines.append("".join(signs))
    return lines
