# %% statement
# Refunds are paid in the order of the list until the next one would take the sum paid above `budget`; then
# payment ends for good. Return [NUMBER PAID, SUM PAID].
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [[[], 10], [[11], 10], [[4, 6, 1], 10], [[4, 7, 1], 10], [[0, 0, 0], 0], [[1, 2, 3], 100]]
def make_input(rng, size):
    return [[rng.randrange(1, 200) for _ in range(size)], 90 * size]
# %% program: good
from itertools import accumulate, takewhile
def refunds_within_budget(refunds, budget):
    number = paid = 0
    for total in takewhile(lambda spent: spent <= budget, accumulate(refunds)):
        number += 1
        paid = total
    return [number, paid]
