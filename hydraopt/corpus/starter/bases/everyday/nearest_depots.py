# %% statement
# Depots and shops stand on one road; `depots` are kilometres, `shops` are [name, kilometre, crates]. Each shop is supplied by the
# nearest depot (of two equally near ones the lower kilometre). Return [sorted [depot kilometre, crates, shops], crate
# kilometres in all, name of the farthest supplied shop (first of equals)], or [[], 0, None] without depots or shops.
# %% inputs
SIZES = (60, 900, 4000)
EDGE_CASES = [
    [[], [["Spar", 4, 1]]],
    [[5], []],
    [[5, 9], [["Spar", 7, 3]]],
    [[50, 10], [["Spar", 0, 3], ["Lux", 60, 2], ["Mini", 31, 5]]],
    [[8, 8], [["Spar", 8, 3], ["Lux", 8, 2]]],
]
def make_input(rng, size):
    road = size * 5
    shops = [[f"shop{k}", rng.randrange(road), 1 + rng.randrange(40)] for k in range(size)]
    return [[rng.randrange(road) for _ in range(max(2, size // 20))], shops]
# %% program: good
from bisect import bisect_left


def nearest(places, kilometre):
    right = bisect_left(places, kilometre)
    if right == 0:
        return places[0]
    if right == len(places):
        return places[-1]
    low, high = places[right - 1], places[right]
    return low if kilometre - low <= high - kilometre else high


def nearest_depots(depots, shops):
    if not depots or not shops:
        return [[], 0, None]
    places = sorted(set(depots))
    supply = {place: [place, 0, 0] for place in places}
    haul = 0
    farthest, farthest_name = -1, None
    for name, kilometre, crates in shops:
        depot = nearest(places, kilometre)
        distance = abs(kilometre - depot)
        supply[depot][1] += crates
        supply[depot][2] += 1
        haul += distance * crates
        if distance > farthest:
            farthest, farthest_name = distance, name
    return [[row for row in supply.values() if row[2]], haul, farthest_name]
