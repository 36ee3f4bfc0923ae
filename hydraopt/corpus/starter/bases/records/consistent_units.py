# %% statement
# Rows have product and unit. Return the sorted list of products that stand in the rows with more than one unit, each as
# `product (unit, unit)` with its units in alphabetical order.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"product": "milk", "unit": "l"}]],
    [[{"product": "milk", "unit": "l"}, {"product": "milk", "unit": "l"}]],
    [[{"product": "milk", "unit": "l"}, {"product": "rye", "unit": "kg"}, {"product": "milk", "unit": "g"}]],
    [[{"product": "b", "unit": "x"}, {"product": "a", "unit": "x"}, {"product": "b", "unit": "y"}, {"product": "a", "unit": "w"}]],
]
def make_input(rng, size):
    main = {}
    rows = []
    for _ in range(size):
        product = f"prod{rng.randrange(1 + size // 4)}"
        unit = main.setdefault(product, rng.choice(["kg", "g", "l", "pc"]))
        rows.append({"product": product, "unit": unit if rng.random() < 0.9 else "box"})
    return [rows]
# %% program: good
from collections import defaultdict


def consistent_units(rows):
    units_of = defaultdict(set)
    for row in rows:
        units_of[row["product"]].add(row["unit"])
    findings = []
    for product, units in units_of.items():
        if len(units) > 1:
            listed = ", ".join(sorted(units))
            findings.append(f"{product} ({listed})")
    findings.sort()
    return findings
