# %% statement
# Players 0 and 1 drop discs in turn into columns; a disc lands on those in its column (there is no top). Return [player, drop number from 1] of
# the first drop after which four or more of the player's discs are next to each other in a row, column or diagonal, else None.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [[0, 1, 0, 1, 0, 1, 0]], [[0, 0, 1, 1, 2, 2, 3]], [[3, 3, 3]], [[0, 1, 1, 2, 2, 3, 2, 3, 3, 9, 3]], [[5, 0, 5, 1, 5, 2, 7, 3]]]
def make_input(rng, size):
    columns = [0]
    while len(columns) < size:
        columns.append(columns[-1] + rng.choice([1, 2, 3]) if rng.random() < 0.97 else columns[-1] - 1)
    return [columns]
# %% program: good
from collections import defaultdict


def four_in_a_row(drops):
    height = defaultdict(int)
    owner = {}
    for number, column in enumerate(drops):
        player = number % 2
        level = height[column]
        height[column] += 1
        owner[column, level] = player
        for right, up in ((1, 0), (0, 1), (1, 1), (1, -1)):
            chain = 1
            for sign in (1, -1):
                x, y = column + sign * right, level + sign * up
                while owner.get((x, y)) == player:
                    chain += 1
                    x, y = x + sign * right, y + sign * up
            if chain >= 4:
                return [player, number + 1]
    return None
