# %% statement
# Return [value, length] of the longest run of equal readings, the earliest of several; None
# where there are none.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[[]], [[7]], [[1, 2, 3]], [[2, 2, 5, 5]], [[1, 4, 4, 4, 1, 1]]]
def make_input(rng, size):
    return [[rng.randrange(3) for _ in range(size)]]
# %% program: good
from itertools import groupby

def stuck_sensor(readings):
    if not readings:
        return None
    runs = [[value, sum(1 for _ in same)] for value, same in groupby(readings)]
    return max(runs, key=lambda run: run[1])
