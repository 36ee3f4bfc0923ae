# %% statement
# `parcels` are [number, zone, kilos]. Parcels heavier than `limit` are refused. The zones are served in alphabetical order,
# in a zone the heaviest parcels first (then by number); a parcel goes to the zone's fullest van that has room for it (the
# first of equal ones), else to a new van. Return [[zone, list of each van's numbers] each, refused numbers sorted].
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], 10],
    [[[1, "north", 11]], 10],
    [[[1, "north", 6], [2, "north", 5], [3, "north", 4]], 10],
    [[[1, "west", 6], [2, "east", 5], [3, "west", 4], [4, "east", 6]], 10],
    [[[4, "a", 5], [2, "a", 5], [3, "a", 3], [1, "a", 6], [9, "b", 99]], 9],
]
def make_input(rng, size):
    zones = max(2, size // 50)
    return [[[k, f"zone{rng.randrange(zones)}", 1 + rng.randrange(52)] for k in range(size)], 50]
# %% program: good
from collections import defaultdict


def load_vans(parcels, limit):
    by_zone = defaultdict(list)
    refused = []
    for number, zone, kilos in parcels:
        if kilos > limit:
            refused.append(number)
        else:
            by_zone[zone].append((-kilos, number))
    tours = []
    for zone in sorted(by_zone):
        vans, room = [], []
        for negative, number in sorted(by_zone[zone]):
            kilos = -negative
            fitting = [van for van, left in enumerate(room) if left >= kilos]
            if fitting:
                chosen = min(fitting, key=lambda van: room[van])
                vans[chosen].append(number)
                room[chosen] -= kilos
            else:
                vans.append([number])
                room.append(limit - kilos)
        tours.append([zone, vans])
    return [tours, sorted(refused)]
