# %% statement
# An elevator at floor `start` serves all `calls` (floors, perhaps repeated): first those at or above it, going up, then the others, going
# down. Return [floors stopped at in order (each once), floors travelled].
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [[3, []], [3, [3]], [3, [5, 1, 4, 1]], [0, [2, 2, 9]], [8, [7, 1, 2]]]
def make_input(rng, size):
    return [rng.randrange(size), [rng.randrange(2 * size) for _ in range(size)]]
# %% program: good
from bisect import bisect_left


def elevator_rides(start, calls):
    floors = sorted(set(calls))
    split = bisect_left(floors, start)
    stops = floors[split:] + floors[:split][::-1]
    travelled = sum(abs(here - there) for here, there in zip([start] + stops, stops))
    return [stops, travelled]
