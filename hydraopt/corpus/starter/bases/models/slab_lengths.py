# %% statement
# Return all ways [rows, columns] with 2 <= rows <= columns to lay exactly `tiles` square tiles as a full rectangle, with the fewest rows first,
# for each of the given counts of tiles, as one list of lists.
# %% inputs
SIZES = (10, 40, 120)
EDGE_CASES = [[[]], [[1]], [[4]], [[12, 7]], [[36, 100, 97]], [[0, 2]]]
def make_input(rng, size):
    return [[rng.randrange(500, 20000) for _ in range(size)]]
# %% program: good
from math import isqrt


def layouts(tiles):
    found = []
    for rows in range(2, isqrt(tiles) + 1):
        columns, left_over = divmod(tiles, rows)
        if not left_over:
            found.append([rows, columns])
    return found


def slab_lengths(counts):
    return [layouts(tiles) for tiles in counts]
