# %% statement
# Trucks of the given weights cross a bridge in order. One may drive on each minute if then no more than `limit` tons are on it;
# each stays `length` minutes. No truck is heavier than the limit. Return the minute in which the last has left (0 without trucks).
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[], 3, 10], [[7], 2, 10], [[7, 4, 5, 6], 2, 10], [[10, 10], 100, 100], [[1, 1, 1, 1], 1, 1]]
def make_input(rng, size):
    return [[1 + rng.randrange(30) for _ in range(size)], size // 10, 15 * size // 10]
# %% program: good
from collections import deque


def convoy_crossing_time(weights, length, limit):
    crossing = deque()
    load = 0
    minute = 0
    for weight in weights:
        minute += 1
        while crossing and (crossing[0][0] <= minute or load + weight > limit):
            leaves, gone = crossing.popleft()
            load -= gone
            minute = max(minute, leaves)
        crossing.append((minute + length, weight))
        load += weight
    return crossing[-1][0] if crossing else 0
