# %% statement
# Return the transposed table: its columns as rows. All rows have the same length.
# %% inputs
SIZES = (20, 60, 200)
EDGE_CASES = [[[]], [[[1]]], [[[1, 2, 3]]], [[[1], [2]]], [[[1, 2], [3, 4], [5, 6]]]]
def make_input(rng, size):
    return [[[rng.randrange(100) for _ in range(size)] for _ in range(size)]]
# %% program: append
def transpose(table):
    if len(table) == 0:
        return []
    turned = []
    for column in range(len(table[0])):
        line = []
        for row in range(len(table)):
            line = line + [table[row][column]]
        turned.append(line)
    return turned
# %% program: comprehension
def transpose(table):
    if not table:
        return []
    return [[row[k] for row in table] for k in range(len(table[0]))]
# %% program: zip
def transpose(table):
    return [list(column) for column in zip(*table)]
# %% program: map
def transpose(table):
    return list(map(list, zip(*table)))
