# %% statement
# Buses [first minute, every how many minutes] leave a station. Return the first minute from `start` at which all of them leave together, or
# None if they never do. A bus leaves at its first minute and then for ever; no buses: `start`.
# %% inputs
SIZES = (2, 3, 5)
EDGE_CASES = [[[], 7], [[[3, 5]], 0], [[[3, 5]], 4], [[[0, 4], [2, 6]], 0], [[[0, 4], [1, 2]], 0], [[[1, 3], [2, 5], [3, 7]], 60]]
def make_input(rng, size):
    periods = [2003, 2011, 2017, 2027, 2029]
    rng.shuffle(periods)
    return [[[rng.randrange(40), period] for period in periods[:size]], rng.randrange(50)]
# %% program: good
from math import lcm


def first_common_departure(buses, start):
    minute = max([start] + [first for first, _every in buses])
    step = 1
    for first, every in buses:
        tried = 0
        while (minute - first) % every:
            minute += step
            tried += 1
            if tried == every:
                return None
        step = lcm(step, every)
    return minute
