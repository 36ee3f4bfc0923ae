# %% statement
# Every ballot ranks all candidates, best first. Return the candidate who, against each other candidate alone, stands higher on more than
# half of the ballots, or None if there is no such candidate or no ballot.
# %% inputs
SIZES = (30, 150, 400)
EDGE_CASES = [[[]], [[["Ann"]]], [[["A", "B", "C"], ["B", "C", "A"], ["C", "A", "B"]]], [[["A", "B"], ["B", "A"]]], [[["A", "B", "C"], ["C", "A", "B"], ["A", "C", "B"]]]]
def make_input(rng, size):
    names = [f"c{i}" for i in range(9)]
    ballots = []
    for _ in range(size):
        ballot = names[:]
        rng.shuffle(ballot)
        ballot.sort(key=lambda name: int(name[1:]) + rng.randrange(6))
        ballots.append(ballot)
    return [ballots]
# %% program: good
from collections import Counter
from itertools import combinations


def beats_everyone(ballots):
    if not ballots:
        return None
    preferred = Counter(pair for ballot in ballots for pair in combinations(ballot, 2))
    half = len(ballots) / 2
    for name in ballots[0]:
        if all(preferred[name, rival] > half for rival in ballots[0] if rival != name):
            return name
    return None
