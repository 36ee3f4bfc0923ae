# %% statement
# Each ballot names the candidates a voter approves of (repeats count once). Return [name, votes] of the candidate with the most votes (the
# alphabetically first on a tie) and the lead over the runner-up (all votes if alone), as [name, votes, lead]; None without votes.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [[[], []]], [[["Ann"]]], [[["Ann", "Bo"], ["Bo", "Bo"]]], [[["Cy", "Al"], ["Al", "Cy"], ["Di"]]]]
def make_input(rng, size):
    return [[[f"n{min(rng.randrange(200), rng.randrange(200))}" for _ in range(rng.randrange(6))] for _ in range(size)]]
# %% program: good
from collections import Counter
from heapq import nsmallest
from itertools import chain


def approval_gap(ballots):
    votes = Counter(chain.from_iterable(set(ballot) for ballot in ballots))
    if not votes:
        return None
    leaders = nsmallest(2, ((-count, name) for name, count in votes.items()))
    best = -leaders[0][0]
    behind = -leaders[1][0] if len(leaders) > 1 else 0
    return [leaders[0][1], best, best - behind]
