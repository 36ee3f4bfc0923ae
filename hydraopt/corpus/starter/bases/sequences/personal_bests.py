# %% statement
# Return the positions at which a runner's time is lower than all times before it; the first
# time counts.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[[]], [[50]], [[50, 50]], [[50, 49, 49, 48]], [[12, 15, 11, 13, 9, 9, 8]]]
def make_input(rng, size):
    return [[rng.randrange(size, size * 3) - place for place in range(size)]]
# %% program: good
def personal_bests(times):
    bests = []
    record = float("inf")
    for race, time in enumerate(times):
        if time < record:
            record = time
            bests.append(race)
    return bests
