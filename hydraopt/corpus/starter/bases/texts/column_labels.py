# %% statement
# Return the spreadsheet label of each column number (1 is A, 26 is Z, 27 is AA, 703 is AAA).
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[1]], [[26, 27]], [[702, 703]], [[52, 53, 18278, 18279]]]
def make_input(rng, size):
    return [[rng.randrange(1, 60000) for _ in range(size)]]
# %% program: good
def column_labels(columns):
    labels = []
    for column in columns:
        letters = []
        while column:
            column, place = divmod(column - 1, 26)
            letters.append(chr(65 + place))
        labels.append("".join(reversed(letters)))
    return labels
