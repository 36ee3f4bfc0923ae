# %% statement
# `days` are [day number, degrees] in any order, the last one of a day counts. A heat wave is a run of days with successive
# numbers, all of at least `limit` degrees, at least `length` long. Return [first day, days, hottest day (the first of
# equals)] for each, the longest first, then by first day.
# %% inputs
SIZES = (80, 1200, 6000)
EDGE_CASES = [
    [[], 30, 1],
    [[[4, 31]], 30, 2],
    [[[4, 31]], 30, 1],
    [[[4, 31], [5, 33], [7, 40], [3, 33], [7, 20]], 30, 1],
    [[[1, 30], [2, 30], [3, 29], [4, 35], [5, 35], [6, 36], [7, 36]], 30, 2],
]
def make_input(rng, size):
    days = [[day, rng.randrange(20, 45)] for day in range(size) if rng.randrange(20)]
    rng.shuffle(days)
    return [days, 25, 2]
# %% program: good
def heat_waves(days, limit, length):
    degrees = {day: value for day, value in days}
    hot = [day for day in sorted(degrees) if degrees[day] >= limit]
    waves = []
    begin = 0
    for place in range(1, len(hot) + 1):
        if place < len(hot) and hot[place] == hot[place - 1] + 1:
            continue
        run = hot[begin:place]
        if len(run) >= length:
            hottest = max(run, key=lambda date: degrees[date])
            waves.append([run[0], len(run), hottest])
        begin = place
    waves.sort(key=lambda wave: (-wave[1], wave[0]))
    return waves
