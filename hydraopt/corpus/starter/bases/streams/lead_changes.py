# %% statement
# `goals` is a text of letters H (home team scores) and A (away team scores). Return how often the leading team
# differs from the team that was leading most recently before; a draw leads to no change by itself.
# %% inputs
SIZES = (300, 3000, 15000)
EDGE_CASES = [[""], ["H"], ["HAAH"], ["HAAHHAA"], ["AAAA"], ["HAA"]]
def make_input(rng, size):
    return ["".join(rng.choice("HA") for _ in range(size))]
# %% program: good
from itertools import accumulate, pairwise
def lead_changes(goals):
    margins = accumulate(1 if goal == "H" else -1 for goal in goals)
    leaders = (margin > 0 for margin in margins if margin != 0)
    return sum(leader != follower for leader, follower in pairwise(leaders))
