# %% statement
# Meter readings have a meter, a day (number) and a value, in any order. For each meter keep the reading of the highest day;
# of several readings of that day the one that stands last in the list. Return the kept values as a dict from meter to value.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[{"meter": "m1", "day": 3, "value": 10}]],
    [[{"meter": "m1", "day": 3, "value": 10}, {"meter": "m1", "day": 2, "value": 11}]],
    [[{"meter": "m1", "day": 3, "value": 10}, {"meter": "m1", "day": 3, "value": 12}]],
    [[{"meter": "m1", "day": 3, "value": 10}, {"meter": "m2", "day": 1, "value": 5}, {"meter": "m1", "day": 9, "value": 1}]],
]
def make_input(rng, size):
    return [[{"meter": f"m{rng.randrange(1 + size // 8)}", "day": rng.randrange(365), "value": rng.randrange(100000)} for _ in range(size)]]
# %% program: good
def latest_readings(readings):
    newest = {}
    for reading in readings:
        meter = reading["meter"]
        held = newest.get(meter)
        if held is None or reading["day"] >= held["day"]:
            newest[meter] = reading
    return {meter: reading["value"] for meter, reading in newest.items()}
