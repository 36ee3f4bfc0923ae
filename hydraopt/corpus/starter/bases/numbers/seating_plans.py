# %% statement
# For each number of seats (positive), arrange them in a full rectangle that is as close to a square as possible.
# Return the list of [rows, seats in a row], rows <= seats in a row.
# %% inputs
SIZES = (50, 300, 1000)
EDGE_CASES = [[[]], [[1]], [[2, 4]], [[36, 37]], [[12, 30, 99]], [[100, 91]]]
def make_input(rng, size):
    return [[rng.randrange(1, 5 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def squarest(seats):
    for rows in range(isqrt(seats), 0, -1):
        if seats % rows == 0:
            return [rows, seats // rows]

def seating_plans(halls):
    return [squarest(seats) for seats in halls]
