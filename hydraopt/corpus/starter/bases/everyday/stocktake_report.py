# %% statement
# `expected` are {"code", "pieces", "cents"} with different codes, `scans` is a list of scanned codes, one a piece. Return
# texts, sorted by code: "CODE: missing N, loss X.YZ" or "CODE: surplus N" where the pieces differ, then "unknown: " and the
# sorted different codes that are not expected joined by ", " (if any), last "total loss X.YZ" (cents with two digits).
# %% inputs
SIZES = (60, 900, 4000)
EDGE_CASES = [
    [[], []],
    [[], ["k1", "k1", "a7"]],
    [[{"code": "k1", "pieces": 2, "cents": 105}], []],
    [[{"code": "k1", "pieces": 2, "cents": 105}], ["k1", "k1"]],
    [[{"code": "k1", "pieces": 1, "cents": 5}, {"code": "b2", "pieces": 9, "cents": 250}], ["k1", "k1", "b2", "zz"]],
]
def make_input(rng, size):
    codes = max(3, size // 10)
    expected = [{"code": f"k{k:04}", "pieces": rng.randrange(5, 16), "cents": rng.randrange(9, 9000)} for k in range(codes)]
    return [expected, [f"k{rng.randrange(codes + 9):04}" for _ in range(size)]]
# %% program: good
from collections import Counter


def money(cents):
    return f"{cents // 100}.{cents % 100:02}"


def stocktake_report(expected, scans):
    counted = Counter(scans)
    known = {entry["code"] for entry in expected}
    lines = []
    total = 0
    for entry in sorted(expected, key=lambda entry: entry["code"]):
        code = entry["code"]
        missing = entry["pieces"] - counted[code]
        if missing > 0:
            loss = missing * entry["cents"]
            total += loss
            lines.append(f"{code}: missing {missing}, loss {money(loss)}")
        elif missing < 0:
            lines.append(f"{code}: surplus {-missing}")
    unknown = sorted({code for code in scans if code not in known})
    if unknown:
        lines.append("unknown: " + ", ".join(unknown))
    lines.append(f"total loss {money(total)}")
    return lines
