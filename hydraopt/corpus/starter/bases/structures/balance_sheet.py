# %% statement
# Return a dictionary with "rows" (the sums of the rows), "columns" (the sums of the columns) and "total" of a table of numbers
# whose rows are equally long.
# %% inputs
SIZES = (100, 2500, 40000)
EDGE_CASES = [[[]], [[[5]]], [[[1, 2, 3]]], [[[1], [2], [3]]], [[[1, 2], [3, 4]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(-100, 100) for _ in range(side)] for _ in range(side)]]
# %% program: good
def balance_sheet(table):
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table)]
    return {"rows": rows, "columns": columns, "total": sum(rows)}
