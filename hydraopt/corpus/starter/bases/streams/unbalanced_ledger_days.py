# %% statement
# Every line of the ledger is "DAY SIDE CENTS", where SIDE is "debit" or "credit"; the lines of a day follow each
# other. Return a text with a line "DAY: DIFFERENCE" (debits less credits) for each day where the two sums differ,
# each line ended by a line break.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [{"args": ["ledger.txt"], "files": {"ledger.txt": ""}}, {"args": ["ledger.txt"], "files": {"ledger.txt": "mon debit 5\n"}}, {"args": ["ledger.txt"], "files": {"ledger.txt": "mon debit 5\nmon credit 5\ntue credit 9\ntue debit 2\nwed debit 3\n"}}, {"args": ["ledger.txt"], "files": {"ledger.txt": "a debit 1\na credit 1\nb credit 0"}}, {"args": ["ledger.txt"], "files": {"ledger.txt": "x credit 4\ny debit 4\n"}}]
def make_input(rng, size):
    lines = ["day%d %s %d" % (number // 4, rng.choice(["debit", "credit"]), 100 * rng.randrange(1, 4)) for number in range(size)]
    return {"args": ["ledger.txt"], "files": {"ledger.txt": "\n".join(lines) + "\n"}}
# %% program: good
from itertools import groupby
def unbalanced_ledger_days(path):
    report = []
    with open(path) as ledger:
        bookings = (line.split() for line in ledger)
        for day, entries in groupby(bookings, key=lambda booking: booking[0]):
            difference = 0
            for _, side, cents in entries:
                if side == "debit":
                    difference += int(cents)
                else:
                    difference -= int(cents)
            if difference != 0:
                report.append(f"{day}: {difference}\n")
    return "".join(report)
