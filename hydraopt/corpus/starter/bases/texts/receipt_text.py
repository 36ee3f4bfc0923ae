# %% statement
# Each entry of `items` is [name, cents]. Return a receipt as one text: a line "name: D.CC" for each item in order
# (euros, a point, two digits of cents), then a line "total: D.CC". Lines are joined by newlines, none at the end.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [[["tea", 5]]], [[["tea", 0]]], [[["bread", 310], ["milk", 99]]], [[["desk", 100000], ["", 1]]]]
def make_input(rng, size):
    goods = ["bread", "milk", "butter", "apples", "rice", "soap", "honey"]
    return [[[rng.choice(goods), rng.randrange(5000)] for _ in range(size)]]
# %% program: good
def receipt_text(items):
    lines = []
    total = 0
    for name, cents in items:
        total += cents
        lines.append(f"{name}: {cents // 100}.{cents % 100:02d}")
    lines.append(f"total: {total // 100}.{total % 100:02d}")
    return "\n".join(lines)
