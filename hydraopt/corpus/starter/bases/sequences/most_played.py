# %% statement
# Return the count most often played songs as [song, plays], the most played first, equally
# played ones by name.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[], 3], [["b"], 3], [["b", "a"], 1], [["x", "y", "x", "z", "y", "x"], 2], [["p", "q", "q"], 0]]
def make_input(rng, size):
    return [[f"song {rng.randrange(rng.randrange(1, size // 2))}" for _ in range(size)], 10]
# %% program: good
from collections import Counter
from heapq import nsmallest

def most_played(plays, count):
    totals = Counter(plays)
    ranked = nsmallest(count, ((-times, song) for song, times in totals.items()))
    return [[song, -times] for times, song in ranked]
