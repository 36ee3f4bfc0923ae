# %% statement
# Invoice lines are [cents, pieces, percent of tax]. The tax is computed once per percentage on the sum of its lines,
# rounded half up to cents. Return a list of [percent, net sum, tax], ascending by percent.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[[100, 1, 19]]], [[[50, 3, 7], [1, 1, 7]]], [[[10, 5, 19], [10, 5, 7], [3, 1, 0]]], [[[1, 1, 50], [99, 0, 5]]]]
def make_input(rng, size):
    return [[[rng.randrange(10, 9999), rng.randrange(1, 9), rng.choice([0, 5, 7, 10, 19, 25])] for _ in range(size)]]
# %% program: good
from collections import defaultdict

def invoice_taxes(lines):
    net = defaultdict(int)
    for cents, pieces, percent in lines:
        net[percent] += cents * pieces
    return [
        [percent, amount, (amount * percent + 50) // 100]
        for percent, amount in sorted(net.items())
    ]
