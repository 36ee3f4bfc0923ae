# %% statement
# For every pupil's mark, return the whole per cent (rounded down) of all pupils whose mark is
# lower.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [[70]], [[70, 70]], [[40, 60, 80]], [[99, 1, 50, 50, 2, 75]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)]]
# %% program: good
from bisect import bisect_left

def percent_below(marks):
    ordered = sorted(marks)
    pupils = len(marks)
    return [100 * bisect_left(ordered, mark) // pupils for mark in marks]
