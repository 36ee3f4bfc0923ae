# %% statement
# Cars arrive at a light at whole, rising seconds. Of each `green` + `red` seconds from second 0, the first `green` ones are green; in a green
# second one waiting car (one arriving in that second waits, too) drives off. Return the seconds each car waits. `green` is at least 1.
# %% inputs
SIZES = (200, 2000, 6000)
EDGE_CASES = [[[], 3, 3], [[0], 1, 9], [[1], 1, 9], [[0, 0, 0], 2, 5], [[2, 3, 3, 11], 3, 4], [[5, 5, 6], 4, 0]]
def make_input(rng, size):
    second, arrivals = 0, []
    for _ in range(size):
        second += rng.randrange(4)
        arrivals.append(second)
    return [arrivals, 20, 25]
# %% program: good
from collections import deque


def waiting_at_the_light(arrivals, green, red):
    coming = deque(arrivals)
    waits = []
    period = green + red
    second = 0
    while coming:
        if coming[0] > second:
            second = coming[0]
        phase = second % period
        if phase >= green:
            second += period - phase
        waits.append(second - coming.popleft())
        second += 1
    return waits
