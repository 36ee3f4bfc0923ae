# %% statement
# Given alarm times "HH:MM" (24 hours, every day again), return the least number of minutes between two of them, over midnight too; equal
# times are 0 apart. Fewer than two alarms: None.
# %% inputs
SIZES = (50, 400, 1400)
EDGE_CASES = [[[]], [["07:30"]], [["23:58", "00:03"]], [["12:00", "06:00", "12:00"]], [["00:00", "12:00"]], [["08:15", "09:00", "17:45"]]]
def make_input(rng, size):
    minutes = rng.sample(range(1440), size)
    return [[f"{minute // 60:02}:{minute % 60:02}" for minute in minutes]]
# %% program: good
def closest_alarms(alarms):
    if len(alarms) < 2:
        return None
    if len(set(alarms)) < len(alarms):
        return 0
    minutes = sorted(int(alarm[:2]) * 60 + int(alarm[3:]) for alarm in alarms)
    smallest = minutes[0] + 1440 - minutes[-1]
    for earlier, later in zip(minutes, minutes[1:]):
        smallest = min(smallest, later - earlier)
    return smallest
