# %% statement
# Stations have name and zone (a whole number; names differ); rides are rows [from, to], fares a list with the fare for a difference of 0, 1, 2, ... zones (the last one
# holds for all greater ones; never empty). Return the sum of the fares of all rides between known stations, and the number of other rides, as a list of two.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], [], [5]],
    [[{"name": "Zoo", "zone": 1}], [], [5]],
    [[{"name": "Zoo", "zone": 1}, {"name": "Port", "zone": 4}], [["Zoo", "Port"], ["Port", "Port"]], [2, 3]],
    [[{"name": "Zoo", "zone": 1}, {"name": "Port", "zone": 3}], [["Port", "Zoo"], ["Port", "Mars"]], [2, 3, 7, 8]],
    [[], [["a", "b"]], [1, 2]],
]
def make_input(rng, size):
    stations = [{"name": f"stop {i}", "zone": rng.randrange(9)} for i in range(size // 4)]
    rng.shuffle(stations)
    return [stations, [[f"stop {rng.randrange(len(stations) + 1)}", f"stop {rng.randrange(len(stations) + 1)}"] for _ in range(size)], [210, 290, 350, 420, 600]]
# %% program: good
def zone_fares(stations, rides, fares):
    zone_of = {station["name"]: station["zone"] for station in stations}
    top = len(fares) - 1
    total = unknown = 0
    for start, goal in rides:
        if start in zone_of and goal in zone_of:
            distance = abs(zone_of[start] - zone_of[goal])
            total += fares[min(distance, top)]
        else:
            unknown += 1
    return [total, unknown]
