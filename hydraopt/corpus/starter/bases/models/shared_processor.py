# %% statement
# Tasks [name, milliseconds] take turns on one processor in order, each turn at most `slice` milliseconds; an unfinished task goes to the end
# of the line. Return [name, millisecond when it ended] in order of ending. `slice` is at least 1, milliseconds are positive.
# %% inputs
SIZES = (100, 1000, 3000)
EDGE_CASES = [[[], 5], [[["a", 3]], 5], [[["a", 3], ["b", 1]], 1], [[["a", 10], ["b", 4], ["c", 7]], 4], [[["x", 6], ["x", 6]], 3]]
def make_input(rng, size):
    return [[[f"task{i}", rng.randrange(1, 60)] for i in range(size)], 10]
# %% program: good
from collections import deque


def shared_processor(tasks, slice):
    line = deque((name, left) for name, left in tasks)
    clock = 0
    ended = []
    while line:
        name, left = line.popleft()
        if left > slice:
            clock += slice
            line.append((name, left - slice))
        else:
            clock += left
            ended.append([name, clock])
    return ended
