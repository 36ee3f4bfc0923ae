# %% statement
# A bank statement and a ledger are lists of rows [reference, amount]. Each bank row is matched with one so far unmatched ledger row of the same reference and amount.
# Return [number of matches, positions of the unmatched bank rows, where earlier rows are matched first].
# %% inputs
SIZES = (50, 600, 5000)
EDGE_CASES = [
    [[], []],
    [[["r1", 5]], []],
    [[["r1", 5], ["r1", 5]], [["r1", 5]]],
    [[["r1", 5], ["r2", 6]], [["r2", 6], ["r1", 4], ["r1", 5]]],
    [[], [["r1", 5]]],
]
def make_input(rng, size):
    def rows():
        return [[f"ref{rng.randrange(size // 2)}", rng.randrange(1, 4)] for _ in range(size)]
    return [rows(), rows()]
# %% program: good
from collections import Counter


def match_transactions(bank, ledger):
    open_rows = Counter((reference, amount) for reference, amount in ledger)
    unmatched = []
    for position, (reference, amount) in enumerate(bank):
        key = reference, amount
        if open_rows[key]:
            open_rows[key] -= 1
        else:
            unmatched.append(position)
    return [len(bank) - len(unmatched), unmatched]
