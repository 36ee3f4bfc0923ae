# %% statement
# Rooks and bishops stand on a board of `size` by `size`, at cells [row, column]; pieces do not block each other. Return how many cells hold no
# piece and are attacked by none.
# %% inputs
SIZES = (12, 40, 130)
EDGE_CASES = [[0, [], []], [3, [], []], [3, [[1, 1]], []], [4, [], [[0, 0], [0, 3]]], [5, [[0, 0]], [[4, 3]]], [1, [], [[0, 0]]]]
def make_input(rng, size):
    spots = rng.sample([[r, c] for r in range(size) for c in range(size)], size // 3)
    return [size, spots[:size // 6], spots[size // 6:]]
# %% program: good
def shelter_spots(size, rooks, bishops):
    open_rows = set(range(size)) - {row for row, _column in rooks}
    open_columns = set(range(size)) - {column for _row, column in rooks}
    rising = {row + column for row, column in bishops}
    falling = {row - column for row, column in bishops}
    return sum(
        1
        for row in open_rows
        for column in open_columns
        if row + column not in rising and row - column not in falling
    )
