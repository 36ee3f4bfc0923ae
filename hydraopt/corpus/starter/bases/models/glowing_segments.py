# %% statement
# A digital clock shows times "HH:MM" with seven-segment digits (0 to 9 take 6, 2, 5, 5, 4, 5, 6, 3, 7, 6 segments). Return, for the given
# times, [the time that lights the most segments (the earliest in the list on a tie, None if empty), all segments lit together].
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [["00:00"]], [["11:11", "20:08"]], [["08:00", "00:08"]], [["12:34", "17:17", "23:59"]]]
def make_input(rng, size):
    return [[f"{rng.randrange(24):02}:{rng.randrange(60):02}" for _ in range(size)]]
# %% program: good
SEGMENTS = {"0": 6, "1": 2, "2": 5, "3": 5, "4": 4, "5": 5, "6": 6, "7": 3, "8": 7, "9": 6, ":": 0}


def glowing_segments(times):
    lit = {time: sum(SEGMENTS[sign] for sign in time) for time in set(times)}
    brightest = max(times, key=lambda time: lit[time], default=None)
    return [brightest, sum(lit[time] for time in times)]
