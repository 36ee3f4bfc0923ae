# %% statement
# Return the product of two matrices of whole numbers; a has as many columns as b has rows.
# %% inputs
SIZES = (8, 20, 50)
EDGE_CASES = [[[[2]], [[3]]], [[[1, 2]], [[3], [4]]], [[[1], [2]], [[3, 4]]], [[[0, 1], [1, 0]], [[5, 6], [7, 8]]]]
def make_input(rng, size):
    make = lambda: [[rng.randrange(-9, 10) for _ in range(size)] for _ in range(size)]
    return [make(), make()]
# %% program: triple_loop
def multiply(a, b):
    c = []
    for i in range(len(a)):
        c.append([])
        for j in range(len(b[0])):
            c[i].append(0)
            for k in range(len(b)):
                c[i][j] = c[i][j] + a[i][k] * b[k][j]
    return c
# %% program: sum_indexed
def multiply(a, b):
    inner, width = range(len(b)), range(len(b[0]))
    return [[sum(row[k] * b[k][j] for k in inner) for j in width] for row in a]
# %% program: columns
def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in a]
# %% program: columns_map
from operator import mul

def multiply(a, b):
    columns = list(zip(*b))
    return [[sum(map(mul, row, column)) for column in columns] for row in a]
