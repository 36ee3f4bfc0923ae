# %% statement
# `results` is a text of W (won), D (drawn) and L (lost). Return a dict that maps the lengths of all unbroken runs
# of W, as texts, to how often a run of that length occurs.
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [[""], ["L"], ["WWLWDWW"], ["WWWW"], ["DLDL"]]
def make_input(rng, size):
    return ["".join(rng.choice("WWDL") for _ in range(size))]
# %% program: good
from collections import defaultdict
from itertools import groupby
def winning_streaks(results):
    streaks = defaultdict(int)
    for result, run in groupby(results):
        if result == "W":
            length = sum(1 for _ in run)
            streaks[str(length)] += 1
    return dict(streaks)
