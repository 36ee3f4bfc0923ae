# %% statement
# `changes` says how many passengers a bus gains (or loses, negative) at each stop; it begins empty. Return the
# place (from 0) of the first stop after which more than `seats` passengers are on the bus, or -1.
# %% inputs
SIZES = (100, 800, 5000)
EDGE_CASES = [[[], 3], [[4], 3], [[3], 3], [[2, 1, -3, 4, 1], 4], [[1, 1, 1, -3, 1], 9], [[0, 0], -1]]
def make_input(rng, size):
    changes = [rng.randrange(-6, 7) for _ in range(size)]
    changes[-2] = 100 * size
    return [changes, 20 * size]
# %% program: good
from itertools import accumulate
def first_full_stop(changes, seats):
    for stop, passengers in enumerate(accumulate(changes)):
        if passengers > seats:
            return stop
    return -1
