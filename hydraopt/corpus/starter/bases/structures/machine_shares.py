# %% statement
# Programs are pairs [name, seconds], served in turn: each runs for at most `slice_length` seconds (at least 1), then goes
# to the end of the queue if it is not done. Return the pairs [name, second at which it is done] in the order they are done.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[], 4], [[["a", 3]], 1], [[["a", 5], ["b", 2], ["c", 4]], 2], [[["a", 0], ["b", 1]], 3], [[["x", 9], ["x", 1]], 10]]
def make_input(rng, size):
    return [[[f"job{i}", 1 + rng.randrange(50)] for i in range(size)], 8]
# %% program: good
from collections import deque


def machine_shares(programs, slice_length):
    queue = deque((name, seconds) for name, seconds in programs)
    clock = 0
    done = []
    while queue:
        name, left = queue.popleft()
        if left > slice_length:
            clock += slice_length
            queue.append((name, left - slice_length))
        else:
            clock += left
            done.append([name, clock])
    return done
