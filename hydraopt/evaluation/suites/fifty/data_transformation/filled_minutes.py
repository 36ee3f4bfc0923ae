# %% statement
# Readings of a sensor are [minute, value], with ascending minutes, no minute twice; minutes without
# a change have no reading. Return the value at every minute from the first to the last reading: the
# one read then, else the last one read before.
# %% inputs
SIZES = (40, 350, 1_300)
EDGE_CASES = [
    [[]],
    [[[7, 3]]],
    [[[0, 1], [1, 2]]],
    [[[0, 1], [5, 2]]],
    [[[-3, 0], [-1, 0], [2, 9]]],
    [[[10, "off"], [12, "on"], [15, "off"]]],
    [[[0, None], [3, 1.5], [4, True]]],
]
def make_input(rng, size):
    minute = rng.randrange(100)
    readings = []
    for _ in range(size):
        readings.append([minute, rng.randrange(1_000)])
        minute += rng.randrange(1, 6)
    return [readings]
# %% program: original
def filled_minutes(readings):
    if len(readings) == 0:
        return []
    values = []
    minute = readings[0][0]
    while minute <= readings[-1][0]:
        known = [reading for reading in readings if reading[0] <= minute]
        values.append(known[-1][1])
        minute = minute + 1
    return values
# %% program: human
def filled_minutes(readings):
    values = []
    for (minute, value), (following, _) in zip(readings, readings[1:]):
        values.extend([value] * (following - minute))
    values.extend(value for _, value in readings[-1:])
    return values
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.dictionaries(st.integers(-20, 60), st.integers(0, 9), max_size=12).map(
        lambda known: [list(reading) for reading in sorted(known.items())]
    )
]
def property_there_is_one_value_a_minute(answer, readings):
    assert len(answer) == (readings[-1][0] - readings[0][0] + 1 if readings else 0)
def property_values_change_only_where_something_was_read(answer, readings):
    read = dict(map(tuple, readings))
    for place, value in enumerate(answer):
        minute = readings[0][0] + place
        assert value == read.get(minute, answer[place - 1])
