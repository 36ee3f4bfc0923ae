# %% statement
# Readings are rows [sensor, value] with whole values, limits rows with sensor, low and high (sensors differ).
# Return the positions of the readings outside low..high (both inside the range) of their sensor; sensors without limits are passed over.
# %% inputs
SIZES = (50, 600, 3500)
EDGE_CASES = [
    [[], []],
    [[["s1", 4]], []],
    [[["s1", 4], ["s1", 9]], [{"sensor": "s1", "low": 4, "high": 8}]],
    [[["s1", 4], ["s2", 9]], [{"sensor": "s2", "low": 10, "high": 12}, {"sensor": "s1", "low": 0, "high": 3}]],
    [[], [{"sensor": "s1", "low": 4, "high": 8}]],
]
def make_input(rng, size):
    sensors = [f"s{i}" for i in range(2 + size // 8)]
    limits = [{"sensor": name, "low": rng.randrange(20), "high": 80 + rng.randrange(20)} for name in sensors[1:]]
    rng.shuffle(limits)
    return [[[rng.choice(sensors), rng.randrange(100)] for _ in range(size)], limits]
# %% program: good
def sensor_outliers(readings, limits):
    limit_of = {limit["sensor"]: (limit["low"], limit["high"]) for limit in limits}
    positions = []
    for position, (sensor, value) in enumerate(readings):
        if sensor not in limit_of:
            continue
        low, high = limit_of[sensor]
        if not low <= value <= high:
            positions.append(position)
    return positions
