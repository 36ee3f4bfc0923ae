# %% statement
# `events` is a list of [MINUTE, PLATE] in order of time; the first event of a plate is its entry, the second its exit,
# the third an entry again, and so on. A stay costs `rate` cents for each begun hour (a stay of 0 minutes nothing).
# Return [CENTS OF ALL ENDED STAYS, PLATES STILL INSIDE sorted].
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], 100], [[[5, "KA1"]], 100], [[[5, "KA1"], [6, "MS2"], [65, "KA1"], [70, "KA1"], [71, "MS2"]], 100], [[[3, "x"], [3, "x"]], 50], [[[0, "b"], [1, "a"]], 0], [[[0, "p"], [61, "p"]], 10]]
def make_input(rng, size):
    return [[[minute, "car%d" % rng.randrange(300)] for minute in range(size)], 150]
# %% program: good
def finished_stays(events, parked):
    for minute, plate in events:
        if plate in parked:
            yield minute - parked.pop(plate)
        else:
            parked[plate] = minute

def hours_begun(minutes):
    return -(-minutes // 60)

def parking_income(events, rate):
    parked = {}
    hours = sum(hours_begun(stay) for stay in finished_stays(events, parked))
    still_inside = sorted(parked)
    return [hours * rate, still_inside]
