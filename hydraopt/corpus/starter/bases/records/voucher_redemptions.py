# %% statement
# Vouchers have code, value and until (a day; codes differ), redemptions are rows [day, code] in order. A redemption counts if the voucher exists, has not been redeemed before
# and the day is not after `until`. Return [sum of the values of those that count, dict with the numbers of the refused ones by reason: `unknown`, `used`, `late`, tested in that order; reasons that never occur are left out].
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[], [[3, "X"]]],
    [[{"code": "X", "value": 10, "until": 5}], [[5, "X"], [6, "X"]]],
    [[{"code": "X", "value": 10, "until": 5}], [[6, "X"], [6, "X"], [7, "Y"]]],
    [[{"code": "X", "value": 10, "until": 5}, {"code": "Y", "value": 3, "until": 9}], [[1, "Y"], [1, "X"]]],
]
def make_input(rng, size):
    vouchers = [{"code": f"V{i}", "value": rng.randrange(5, 100), "until": rng.randrange(100)} for i in range(size)]
    rng.shuffle(vouchers)
    return [vouchers, [[rng.randrange(60), f"V{rng.randrange(size + size // 10)}"] for _ in range(size)]]
# %% program: good
from collections import Counter


def voucher_redemptions(vouchers, redemptions):
    voucher_of = {voucher["code"]: voucher for voucher in vouchers}
    used = set()
    refused = Counter()
    total = 0
    for day, code in redemptions:
        if code not in voucher_of:
            refused["unknown"] += 1
        elif code in used:
            refused["used"] += 1
        elif day > voucher_of[code]["until"]:
            refused["late"] += 1
        else:
            used.add(code)
            total += voucher_of[code]["value"]
    return [total, dict(refused)]
