# %% statement
# Each share of the ledger is [owner, numerator, denominator]. Return the owners whose shares make up at least the whole 1
# together, sorted; all denominators are positive, and the comparison is exact.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[[]], [[["Ann", 1, 1]]], [[["Bo", 1, 2], ["Bo", 1, 3]]], [[["Cy", 1, 2], ["Al", 2, 3], ["Cy", 3, 6], ["Al", 1, 3]]], [[["D", 99, 100]]]]
def make_input(rng, size):
    return [[[f"owner {rng.randrange(size // 4)}", rng.randrange(1, 5), rng.randrange(4, 24)] for _ in range(size)]]
# %% program: good
from collections import defaultdict
from fractions import Fraction

def full_owners(ledger):
    held = defaultdict(list)
    for owner, above, below in ledger:
        held[owner].append(Fraction(above, below))
    return sorted(owner for owner, parts in held.items() if sum(parts) >= 1)
