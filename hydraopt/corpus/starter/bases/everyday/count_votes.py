# %% statement
# `votes` are [voter, district, choice] in order, `register` are [voter, district]. A vote counts if the voter is on the register
# in that district, and only the first one of a voter that does. Return [sorted [district, votes, turnout in whole percent,
# winner or None on equal votes or none], number of votes refused], for all districts of the register.
# %% inputs
SIZES = (60, 800, 3000)
EDGE_CASES = [
    [[], []],
    [[["Abe", "east", "yes"]], []],
    [[], [["Abe", "east"]]],
    [[["Abe", "east", "yes"], ["Abe", "east", "no"], ["Bea", "west", "no"]], [["Abe", "east"], ["Bea", "east"]]],
    [[["Abe", "east", "yes"], ["Bea", "east", "no"], ["Cai", "west", "no"]], [["Abe", "east"], ["Bea", "east"], ["Cai", "west"]]],
]
def make_input(rng, size):
    register = [[f"voter{k}", f"d{rng.randrange(max(2, size // 50))}"] for k in range(size)]
    votes = []
    for _ in range(size):
        voter, district = rng.choice(register)
        votes.append([voter, rng.choice([district, district, district, "d0"]), rng.choice(["oak", "elm", "fir"])])
    return [votes, register]
# %% program: good
from collections import Counter, defaultdict


def count_votes(votes, register):
    home = {voter: district for voter, district in register}
    voters = Counter(home.values())
    urns = defaultdict(Counter)
    voted = set()
    for person, place, choice in votes:
        if home.get(person) != place or person in voted:
            continue
        voted.add(person)
        urns[place][choice] += 1
    report = []
    for district in sorted(voters):
        urn = urns[district]
        cast = urn.total()
        leading = urn.most_common(2)
        tie = len(leading) == 2 and leading[0][1] == leading[1][1]
        winner = None if tie or not leading else leading[0][0]
        report.append([district, cast, cast * 100 // voters[district], winner])
    return [report, len(votes) - len(voted)]
