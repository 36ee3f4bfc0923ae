# %% statement
# An elevator starts at floor 0 and serves the requested floors in order. Return a list of three numbers: the floors
# travelled in all, how often it turns round (moves in another direction than on its last move; standing still is no
# move), and the highest floor reached (at least 0).
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [[0]], [[3, 1, 1, 4]], [[-2, -5, 0]], [[1, 2, 3]], [[5, 5, 2, 2, 9]]]
def make_input(rng, size):
    return [[rng.randrange(-2, 30) for _ in range(size)]]
# %% program: good
from itertools import chain, pairwise
def elevator_trips(requests):
    travelled = turns = 0
    upwards = None
    for here, there in pairwise(chain([0], requests)):
        distance = there - here
        if distance == 0:
            continue
        travelled += abs(distance)
        rising = distance > 0
        if upwards is not None and rising != upwards:
            turns += 1
        upwards = rising
    highest = max(requests, default=0)
    return [travelled, turns, max(highest, 0)]
