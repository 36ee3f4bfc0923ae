# %% statement
# Along a motorway, `segments` are the tolls in cents between gates 0, 1, 2, ... `passes` are [plate, gate in, gate out] in any
# direction; passes with a gate that is not there are skipped. A plate in `exempt` pays nothing, every pass of a plate after
# the tenth that counts costs half (rounded down). Return [sorted [plate, cents], cents in all, passes skipped].
# %% inputs
SIZES = (60, 900, 4000)
EDGE_CASES = [
    [[], [], []],
    [[], [["X1", 0, 0]], []],
    [[100, 250], [["X1", 0, 2], ["X2", 2, 1], ["X2", 0, 3]], ["X9"]],
    [[100, 250], [["X1", 0, 2], ["X2", 2, 1], ["X2", -1, 1]], ["X1"]],
    [[75], [["X1", 0, 1] for _ in range(12)], []],
]
def make_input(rng, size):
    gates = max(3, size // 8)
    plates = max(2, size // 12)
    segments = [rng.randrange(50, 400) for _ in range(gates)]
    passes = [[f"P{rng.randrange(plates)}", rng.randrange(gates + 2), rng.randrange(gates + 1)] for _ in range(size)]
    return [segments, passes, [f"P{k}" for k in range(0, plates, 7)]]
# %% program: good
from collections import defaultdict
from itertools import accumulate


def toll_bill(segments, passes, exempt):
    sums = list(accumulate(segments, initial=0))
    last_gate = len(segments)
    free = set(exempt)
    counted = defaultdict(int)
    owed = defaultdict(int)
    skipped = 0
    for plate, gate, other in passes:
        first, last = min(gate, other), max(gate, other)
        if first < 0 or last > last_gate:
            skipped += 1
            continue
        if plate in free:
            continue
        toll = sums[last] - sums[first]
        counted[plate] += 1
        owed[plate] += toll // 2 if counted[plate] > 10 else toll
    return [sorted([plate, cents] for plate, cents in owed.items()), sum(owed.values()), skipped]
