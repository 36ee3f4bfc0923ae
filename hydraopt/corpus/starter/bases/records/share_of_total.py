# %% statement
# Costs have a cost centre and an amount (all amounts at least 0). Return texts `centre share%`, by centre in alphabetical order, with the share
# of all costs in percent and one digit (`lab 12.5%`); an empty list where the costs are 0 in all.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"centre": "lab", "amount": 0}]],
    [[{"centre": "lab", "amount": 9}]],
    [[{"centre": "lab", "amount": 1}, {"centre": "bar", "amount": 7}]],
    [[{"centre": "lab", "amount": 1}, {"centre": "bar", "amount": 0}, {"centre": "lab", "amount": 4}]],
]
def make_input(rng, size):
    return [[{"centre": f"cc{rng.randrange(2 + size // 20)}", "amount": rng.randrange(100)} for _ in range(size)]]
# %% program: good
from collections import Counter


def share_of_total(costs):
    sums = Counter()
    for cost in costs:
        sums[cost["centre"]] += cost["amount"]
    total = sum(sums.values())
    if total == 0:
        return []
    return [f"{centre} {100 * sums[centre] / total:.1f}%" for centre in sorted(sums)]
