# %% statement
# A club of n people shakes hands, everyone once with everyone else. For each number of handshakes (>= 0) return the
# smallest number of people (at least 1) that shake at least so many hands.
# %% inputs
SIZES = (40, 200, 600)
EDGE_CASES = [[[]], [[0]], [[1, 2]], [[3, 4]], [[10, 11, 45]], [[46, 0, 6]]]
def make_input(rng, size):
    return [[rng.randrange(6 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def people_for(handshakes):
    people = max(1, isqrt(2 * handshakes))
    while people * (people - 1) // 2 < handshakes:
        people += 1
    return people

def club_sizes(totals):
    return [people_for(handshakes) for handshakes in totals]
