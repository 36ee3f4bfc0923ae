# %% statement
# People wait in a row for an elevator that takes at most `room` of them at once, in order; their target floors are given. Each trip goes up
# from floor 0 to the highest target of those inside and back: one second a floor, 3 seconds for each different floor people get out at.
# Return the seconds until it is back from the last trip.
# %% inputs
SIZES = (400, 4000, 20000)
EDGE_CASES = [[[], 3], [[4], 1], [[4, 4, 2], 3], [[4, 4, 2], 1], [[1, 2, 3, 4, 5], 2], [[7, 7], 10]]
def make_input(rng, size):
    return [[rng.randrange(1, 40) for _ in range(size)], 8]
# %% program: good
def elevator_with_doors(targets, room):
    seconds = 0
    for start in range(0, len(targets), room):
        inside = targets[start:start + room]
        stops = set(inside)
        seconds += 2 * max(stops) + 3 * len(stops)
    return seconds
