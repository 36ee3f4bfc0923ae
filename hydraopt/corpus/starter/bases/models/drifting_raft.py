# %% statement
# A raft drifts over columns of a river, each with a set of dry rows (listed). It starts in any row of the first column; each column further it
# keeps its row or changes by one, and never enters a dry row. Rows are 0 to `rows` - 1. Return the number of the first column it
# cannot reach, or the number of columns if it gets through.
# %% inputs
SIZES = (60, 300, 1000)
EDGE_CASES = [[3, []], [0, [[]]], [2, [[0, 1]]], [3, [[0], [1, 2], [0, 1]]], [3, [[0, 1], [2], [1], [2, 1]]], [5, [[0, 1, 2, 3], [3], [3, 4], [2]]]]
def make_input(rng, size):
    return [20, [sorted({rng.randrange(20) for _ in range(rng.randrange(20))}) for _ in range(size)]]
# %% program: good
def drifting_raft(rows, columns):
    afloat = set(range(rows))
    for number, dry_rows in enumerate(columns):
        dry = set(dry_rows)
        if number:
            afloat = {row + change for row in afloat for change in (-1, 0, 1) if 0 <= row + change < rows}
        afloat -= dry
        if not afloat:
            return number
    return len(columns)
