# %% statement
# Trains are pairs [arrival, departure] in minutes, in any order. A platform is free again from the departure minute on.
# Return how many platforms the station needs.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [[[1, 4]]], [[[1, 4], [4, 6]]], [[[1, 5], [2, 6], [3, 4]]], [[[7, 9], [1, 3], [2, 8], [2, 3]]]]
def make_input(rng, size):
    trains = []
    for _ in range(size):
        start = rng.randrange(2 * size)
        trains.append([start, start + 1 + rng.randrange(size)])
    return [trains]
# %% program: good
from heapq import heappop, heappush


def platforms_needed(trains):
    leaving = []
    most = 0
    for arrival, departure in sorted(trains):
        while leaving and leaving[0] <= arrival:
            heappop(leaving)
        heappush(leaving, departure)
        most = max(most, len(leaving))
    return most
