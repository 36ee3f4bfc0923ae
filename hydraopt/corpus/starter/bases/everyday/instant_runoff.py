# %% statement
# `ballots` are lists of candidates in order of preference (perhaps empty, names may repeat). A ballot counts for its first
# candidate still in the race. While nobody has more than half of the counting ballots, the candidate (of those on any
# ballot) with the fewest is out, of equals the last by name. Return [winner or None, those out in order].
# %% inputs
SIZES = (30, 400, 2500)
EDGE_CASES = [
    [[]],
    [[[], []]],
    [[["Ann"], ["Ann"], ["Bob"]]],
    [[["Ann"], ["Bob"]]],
    [[["Ann", "Bob"], ["Bob", "Ann"], ["Cy", "Bob"], ["Ann"], ["Bob"]]],
    [[["Ann", "Ann"], ["Dee", "Cy"], ["Cy", "Dee"], ["Eva", "Cy"], []]],
]
def make_input(rng, size):
    names = [f"cand{k}" for k in range(4 + size // 250)]
    return [[rng.sample(names, rng.randrange(len(names))) for _ in range(size)]]
# %% program: good
from collections import Counter


def first_choice(ballot, racing):
    return next((name for name in ballot if name in racing), None)


def instant_runoff(ballots):
    racing = {name for ballot in ballots for name in ballot}
    eliminated = []
    while racing:
        votes = Counter(first_choice(ballot, racing) for ballot in ballots)
        votes.pop(None, None)
        leader = max(racing, key=lambda name: (votes[name], name))
        if 2 * votes[leader] > votes.total():
            return [leader, eliminated]
        fewest = min(votes[name] for name in racing)
        loser = max(name for name in racing if votes[name] == fewest)
        racing.remove(loser)
        eliminated.append(loser)
    return [None, eliminated]
