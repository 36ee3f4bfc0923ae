# %% statement
# A bus has stops 0 to `stops` - 1 and `seats` seats. `tickets` are [from, to] with from < to; others are ignored, as are those
# outside the line. Return [most people on board, first stop after which that is so (-1 without tickets), the stretches
# with more people than seats as [first stop, last stop] (people stand from leaving the first to reaching the last)].
# %% inputs
SIZES = (80, 1200, 6000)
EDGE_CASES = [
    [[], 5, 2],
    [[[0, 1]], 0, 2],
    [[[0, 4], [1, 3], [2, 9]], 5, 1],
    [[[0, 4], [0, 2], [3, 4], [3, 3]], 5, 1],
    [[[0, 1], [1, 2], [2, 1]], 3, 0],
]
def make_input(rng, size):
    tickets = [[rng.randrange(size), rng.randrange(size)] for _ in range(size)]
    return [tickets, size, size // 5]
# %% program: good
from itertools import accumulate


def bus_load(tickets, stops, seats):
    change = [0] * stops
    for start, goal in tickets:
        if 0 <= start < goal < stops:
            change[start] += 1
            change[goal] -= 1
    load = list(accumulate(change))
    most = max(load, default=0)
    peak = load.index(most) if most else -1
    crowded = []
    begin = None
    for stop, people in enumerate(load):
        if people > seats and begin is None:
            begin = stop
        elif people <= seats and begin is not None:
            crowded.append([begin, stop])
            begin = None
    return [most, peak, crowded]
