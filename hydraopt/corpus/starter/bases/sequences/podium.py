# %% statement
# Athletes have [name, seconds]. Return the names of the podium: all with one of the three
# lowest different times, ascending by time, of equal times by name.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[["Al", 9]]], [[["Bo", 9], ["Al", 9]]], [[["a", 4], ["b", 1], ["c", 3], ["d", 2]]], [[["z", 1], ["y", 1], ["x", 2], ["w", 3], ["v", 3]]]]
def make_input(rng, size):
    return [[[f"runner {number}", rng.randrange(size // 5, size * 2)] for number in range(size)]]
# %% program: good
from heapq import nsmallest

def podium(athletes):
    medal_times = set(nsmallest(3, {seconds for _, seconds in athletes}))
    placed = [(seconds, name) for name, seconds in athletes if seconds in medal_times]
    placed.sort()
    return [name for _, name in placed]
