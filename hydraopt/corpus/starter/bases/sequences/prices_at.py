# %% statement
# changes is an ascending list of [time, price]. For every moment, return the price at that
# time: that of the last change at or before it, None where there is none.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], [5]], [[[3, 10]], []], [[[3, 10]], [2, 3, 4]], [[[1, 5], [4, 6], [9, 2]], [0, 1, 3, 4, 100]], [[[2, 7], [2, 8]], [2]]]
def make_input(rng, size):
    times = sorted(rng.randrange(size * 50) for _ in range(size))
    return [[[time, rng.randrange(100, 900)] for time in times], [rng.randrange(size * 50) for _ in range(size)]]
# %% program: good
from bisect import bisect_right

def prices_at(changes, moments):
    times = [time for time, _ in changes]
    answers = []
    for moment in moments:
        place = bisect_right(times, moment)
        answers.append(changes[place - 1][1] if place else None)
    return answers
