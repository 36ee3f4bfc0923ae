# %% statement
# Bus lines leave at first, first + interval, first + 2 * interval, ... before closing time (minutes; interval > 0). Return
# in how many different minutes at least one bus leaves.
# %% inputs
SIZES = (500, 3000, 10000)
EDGE_CASES = [[[], 60], [[[0, 10]], 0], [[[0, 10]], 60], [[[5, 15], [5, 10]], 60], [[[70, 5]], 60]]
def make_input(rng, size):
    return [[[rng.randrange(30), rng.randrange(7, 40)] for _ in range(12)], size]
# %% program: good
def departure_minutes(lines, closing):
    busy = [False] * closing
    for first, interval in lines:
        for minute in range(first, closing, interval):
            busy[minute] = True
    return busy.count(True)
