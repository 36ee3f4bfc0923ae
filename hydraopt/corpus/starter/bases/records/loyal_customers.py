# %% statement
# Purchases are rows [customer, month]. Return the sorted names of the customers who bought something in every one of the months
# that occur in the purchases.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[["Ann", 1]]],
    [[["Ann", 1], ["Bo", 2]]],
    [[["Ann", 1], ["Bo", 2], ["Bo", 1], ["Bo", 1]]],
    [[["Cy", 3], ["Ann", 3], ["Cy", 3]]],
]
def make_input(rng, size):
    return [[[f"cust{rng.randrange(1 + size // 20)}", 1 + rng.randrange(8)] for _ in range(size)]]
# %% program: good
from collections import defaultdict


def loyal_customers(purchases):
    months_of = defaultdict(set)
    for customer, month in purchases:
        months_of[customer].add(month)
    needed = len({month for _, month in purchases})
    return sorted(customer for customer, months in months_of.items() if len(months) == needed)
