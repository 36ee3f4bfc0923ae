# %% statement
# A tariff has steps [from, fee] with different `from` weights, in any order; a parcel costs the fee of the step with the greatest `from` that is not above its weight.
# Parcels have id and weight. Return a dict from the parcel's id (a text) to its fee, None where all steps are above the weight.
# %% inputs
SIZES = (30, 300, 1500)
EDGE_CASES = [
    [[], []],
    [[[0, 3]], []],
    [[], [{"id": "p", "weight": 4}]],
    [[[5, 9], [1, 3]], [{"id": "p", "weight": 0}, {"id": "q", "weight": 5}, {"id": "r", "weight": 4}]],
    [[[1, 3]], [{"id": "p", "weight": 1}, {"id": "q", "weight": 900}]],
]
def make_input(rng, size):
    steps = [[weight, rng.randrange(100, 9000)] for weight in rng.sample(range(40 * size), size // 2)]
    return [steps, [{"id": f"parcel{i}", "weight": rng.randrange(41 * size)} for i in range(size)]]
# %% program: good
from bisect import bisect_right


def tariff_charges(steps, parcels):
    ordered = sorted(steps)
    starts = [start for start, _ in ordered]
    charges = {}
    for parcel in parcels:
        place = bisect_right(starts, parcel["weight"])
        charges[parcel["id"]] = ordered[place - 1][1] if place else None
    return charges
