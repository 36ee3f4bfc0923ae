# %% statement
# A car starts with `fuel` litres and uses one a kilometre. Stations are pairs [kilometre, litres] in order of the road; at
# a stop all litres are taken. Return the fewest stops that bring it to kilometre `goal`, or -1 if none do.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[5, 5, []], [6, 5, []], [100, 10, [[10, 60], [20, 30], [30, 30], [60, 40]]], [100, 1, [[10, 100]]], [50, 25, [[25, 25]]], [0, 0, []]]
def make_input(rng, size):
    stations, place = [], 0
    for _ in range(size):
        place += 1 + rng.randrange(5)
        stations.append([place, 1 + rng.randrange(9)])
    return [place + 3, 40, stations]
# %% program: good
from heapq import heappop, heappush


def fewest_fuel_stops(goal, fuel, stations):
    passed = []
    reach = fuel
    stops = 0
    upcoming = 0
    total = len(stations)
    while reach < goal:
        while upcoming < total and stations[upcoming][0] <= reach:
            heappush(passed, -stations[upcoming][1])
            upcoming += 1
        if not passed:
            return -1
        reach -= heappop(passed)
        stops += 1
    return stops
