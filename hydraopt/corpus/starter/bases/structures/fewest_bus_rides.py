# %% statement
# Each bus line is a list of the stops that it serves, back and forth. Return the fewest rides from stop `start` to stop `end`: 0 if
# they are the same, -1 if one cannot get there.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[], 1, 1], [[], 1, 2], [[[1, 2, 7], [3, 6, 7]], 1, 6], [[[1, 2], [3, 4]], 1, 4], [[[5, 9]], 9, 5], [[[1, 2], [2, 3], [3, 4]], 1, 4]]
def make_input(rng, size):
    lines = [[rng.randrange(i, i + 12) for _ in range(5)] for i in range(0, size, 3)]
    return [lines, lines[0][0], lines[-1][-1]]
# %% program: good
from collections import defaultdict, deque


def fewest_bus_rides(lines, start, end):
    if start == end:
        return 0
    serving = defaultdict(list)
    for number, stops in enumerate(lines):
        for stop in stops:
            serving[stop].append(number)
    reached = {start}
    ridden = set()
    queue = deque([(start, 0)])
    while queue:
        stop, rides = queue.popleft()
        for number in serving.get(stop, ()):
            if number in ridden:
                continue
            ridden.add(number)
            for other in lines[number]:
                if other == end:
                    return rides + 1
                if other not in reached:
                    reached.add(other)
                    queue.append((other, rides + 1))
    return -1
