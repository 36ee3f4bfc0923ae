# %% statement
# Parcels have labels such as "DE-04109-77": country, postal code, number. Return for each country, sorted, the text "DE: 04109 04229" with
# its different postal codes sorted; labels that have not exactly three parts are left out.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["DE"]], [["DE-04109-77"]], [["FR-75001-1", "DE-04229-2", "DE-04109-3", "DE-04229-9"]], [["A-1-2-3", "A-1-2", "B--"]]]
def make_input(rng, size):
    return [[f"{rng.choice(['DE', 'FR', 'PL', 'IT'])}-{rng.randrange(size):05d}-{rng.randrange(100)}" for _ in range(size)]]
# %% program: good
from collections import defaultdict


def postal_overview(labels):
    codes = defaultdict(set)
    for label in labels:
        parts = label.split("-")
        if len(parts) == 3:
            country, code, _ = parts
            codes[country].add(code)
    return [f"{country}: {' '.join(sorted(codes[country]))}" for country in sorted(codes)]
