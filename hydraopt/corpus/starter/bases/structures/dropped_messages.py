# %% statement
# A relay forwards messages, pairs [second, length] in order of seconds, one after the other, each for its length in seconds. One that comes while `room` unfinished
# ones (that being sent among them) are held is dropped; what ends in that second is finished. Return the indexes of the dropped ones.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[], 1], [[[0, 4]], 1], [[[0, 4]], 0], [[[0, 4], [1, 4], [2, 4], [4, 1]], 2], [[[5, 2], [6, 1], [7, 1]], 1]]
def make_input(rng, size):
    seconds = sorted(rng.randrange(4 * size) for _ in range(size))
    return [[[second, 1 + rng.randrange(9)] for second in seconds], 20 + size // 10]
# %% program: good
from collections import deque


def dropped_messages(messages, room):
    endings = deque()
    dropped = []
    for index, (second, length) in enumerate(messages):
        while endings and endings[0] <= second:
            endings.popleft()
        if len(endings) >= room:
            dropped.append(index)
            continue
        start = endings[-1] if endings else second
        endings.append(start + length)
    return dropped
