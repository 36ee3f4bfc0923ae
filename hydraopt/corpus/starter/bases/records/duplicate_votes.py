# %% statement
# `voters` is a list of different ids entitled to vote, `ballots` a list of rows [id, choice]. Ballots of ids not entitled, and all ballots of an id that cast several, are void.
# Return [choice, votes] of the valid ballots, most votes first, then by choice.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [
    [[], []],
    [[1], []],
    [[1, 2], [[1, "yes"], [2, "no"]]],
    [[1, 2, 3], [[1, "yes"], [2, "no"], [1, "yes"], [3, "yes"]]],
    [[], [[7, "no"]]],
]
def make_input(rng, size):
    voters = [f"v{i}" for i in range(size)]
    ballots = [[f"v{rng.randrange(size * 11 // 10)}" if rng.random() < 0.1 else voter, rng.choice(["north", "south", "park", "none"])] for voter in voters]
    return [voters, ballots]
# %% program: good
from collections import Counter


def duplicate_votes(voters, ballots):
    entitled = set(voters)
    casters = [voter for voter, _ in ballots]
    cast = Counter(casters)
    votes = Counter()
    for voter, choice in ballots:
        if voter in entitled and cast[voter] == 1:
            votes[choice] += 1
    return [list(item) for item in sorted(votes.items(), key=lambda item: (-item[1], item[0]))]
