# %% statement
# departures is in ascending order. Return for each arrival the first departure that is not
# before it, or -1 if there is none.
# %% inputs
SIZES = (60, 250, 900)
EDGE_CASES = [[[], [5]], [[5], []], [[5], [5, 6, 4]], [[1, 1, 8], [1, 2, 9, 0]], [[-4, -2], [-3, -9]]]
CONSTANTS = {"-1": ["None", "-9"]}
def make_input(rng, size):
    return [sorted(rng.randrange(size * 6) for _ in range(size)), [rng.randrange(size * 6) for _ in range(size)]]
# %% program: full-scan
def next_departures(departures, arrivals):
    answer = []
    for arrival in arrivals:
        found = -1
        for departure in departures:
            if departure >= arrival and found == -1:
                found = departure
        answer.append(found)
    return answer
# %% program: first-match
def next_departures(departures, arrivals):
    return [next((d for d in departures if d >= arrival), -1) for arrival in arrivals]
# %% program: bisect
from bisect import bisect_left

def next_departures(departures, arrivals):
    answer = []
    for arrival in arrivals:
        spot = bisect_left(departures, arrival)
        answer.append(departures[spot] if spot < len(departures) else -1)
    return answer
# %% program: bisect-sentinel
from bisect import bisect_left

def next_departures(departures, arrivals):
    padded = departures + [-1]
    return [padded[bisect_left(departures, arrival)] for arrival in arrivals]
