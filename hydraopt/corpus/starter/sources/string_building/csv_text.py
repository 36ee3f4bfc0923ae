# %% statement
# Return the rows of numbers as CSV text: a comma between the numbers of a row, a line break
# after every row.
# %% inputs
SIZES = (30, 200, 1000)
EDGE_CASES = [[[]], [[[1]]], [[[]]], [[[1, 2], [-3, 0]]], [[[5, 5], [], [5]]]]
CONSTANTS = {'","': ['";"', '" "']}
def make_input(rng, size):
    return [[[rng.randrange(1000) for _ in range(12)] for _ in range(size)]]
# %% program: original
def csv_text(rows):
    text = ""
    for row in rows:
        for column in range(len(row)):
            if column > 0:
                text = text + "," + str(row[column])
            else:
                text = text + str(row[column])
        text = text + "\n"
    return text
# %% program: join_per_row
def csv_text(rows):
    text = ""
    for row in rows:
        text += ",".join(map(str, row)) + "\n"
    return text
# %% program: join_all
def csv_text(rows):
    return "".join([",".join(map(str, row)) + "\n" for row in rows])
