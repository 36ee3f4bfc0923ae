# %% statement
# For every house, return the distance to the nearest bus stop, in the order of the houses. Both
# are positions on one road; where there is no stop at all, return an empty list.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], [1, 2]], [[5], []], [[5], [5, 0, 9]], [[1, 10], [5, 6]], [[9, 3, 20], [-4, 30, 11, 3]]]
def make_input(rng, size):
    return [[rng.randrange(size * 20) for _ in range(size)], [rng.randrange(size * 20) for _ in range(size)]]
# %% program: good
from bisect import bisect_left

def walks_to_stops(stops, houses):
    if not stops:
        return []
    road = sorted(stops)
    count = len(road)
    walks = []
    for house in houses:
        place = bisect_left(road, house)
        if place == count:
            walks.append(house - road[-1])
        elif place == 0:
            walks.append(road[0] - house)
        else:
            walks.append(min(house - road[place - 1], road[place] - house))
    return walks
