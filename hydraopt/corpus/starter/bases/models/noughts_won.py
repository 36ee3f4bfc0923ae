# %% statement
# On a board of `size` by `size`, players "X" and "O" claim the fields `moves` ([row, column], all different) in turn, X first. Return
# [player, number of the move] that first fills a whole row, column or one of both long diagonals with own fields, else None.
# %% inputs
SIZES = (12, 40, 100)
EDGE_CASES = [[1, [[0, 0]]], [3, []], [3, [[0, 0], [1, 0], [0, 1], [1, 1], [0, 2]]], [2, [[0, 0], [0, 1], [1, 1]]], [3, [[2, 2], [0, 2], [0, 0], [1, 1], [1, 2], [2, 0]]], [3, [[0, 0], [1, 1], [2, 2], [0, 1], [2, 1], [2, 0], [0, 2], [1, 2], [1, 0]]]]
def make_input(rng, size):
    fields = [[r, c] for r in range(size) for c in range(size)]
    rng.shuffle(fields)
    return [size, fields]
# %% program: good
from collections import defaultdict


def noughts_won(size, moves):
    owned = defaultdict(int)
    for number, (row, column) in enumerate(moves):
        player = "XO"[number % 2]
        lines = [("row", row), ("column", column)]
        if row == column:
            lines.append(("falling", 0))
        if row + column == size - 1:
            lines.append(("rising", 0))
        for line in lines:
            owned[player, line] += 1
            if owned[player, line] == size:
                return [player, number + 1]
    return None
