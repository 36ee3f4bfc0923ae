# %% statement
# Return all quarters of an hour, as [hour, quarter], ascending, in which none of the minutes (0
# to 1439, of the day) lies. Return at most count of them.
# %% inputs
SIZES = (500, 2000, 6000)
EDGE_CASES = [[[], 2], [[0], 1], [[0, 15, 20, 31, 59], 3], [[1439, 700], 0], [[5, 5, 50], 4]]
def make_input(rng, size):
    return [[rng.choice([rng.randrange(300), rng.randrange(1440 - 200, 1440), rng.randrange(300, 310)]) for _ in range(size)], 50]
# %% program: good
from itertools import islice

def free_quarters(minutes, count):
    used = set(minute // 15 for minute in minutes)
    free = (slot for slot in range(96) if slot not in used)
    return [list(divmod(slot, 4)) for slot in islice(free, count)]
