# %% statement
# Sparse matrices are lists of entries [row, column, number] (no place twice; others are 0). Return the product of the first and the second
# as such a list, sorted, without zeros.
# %% inputs
SIZES = (50, 400, 2500)
EDGE_CASES = [[[], []], [[[0, 0, 3]], []], [[[0, 0, 3]], [[0, 0, 4]]], [[[0, 0, 1], [0, 1, 1]], [[0, 0, 2], [1, 0, -2]]], [[[0, 1, 2], [1, 0, 3]], [[0, 5, 1], [1, 2, 7]]]]
def make_input(rng, size):
    side = size // 3
    def entries():
        places = sorted({(rng.randrange(side), rng.randrange(side)) for _ in range(size)})
        return [[r, c, rng.choice([-3, -2, -1, 1, 2, 3])] for r, c in places]
    return [entries(), entries()]
# %% program: good
from collections import defaultdict


def sparse_product(first, second):
    rows = defaultdict(list)
    for row, column, number in second:
        rows[row].append((column, number))
    product = defaultdict(int)
    for row, inner, number in first:
        for column, other in rows.get(inner, ()):
            product[row, column] += number * other
    return [[row, column, number] for (row, column), number in sorted(product.items()) if number]
