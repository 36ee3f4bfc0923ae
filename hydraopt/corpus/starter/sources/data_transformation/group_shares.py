# %% statement
# Return for every payment its share of all payments of its own team, in per cent. The amounts
# are positive whole numbers.
# %% inputs
SIZES = (50, 150, 500)
EDGE_CASES = [
    [[]],
    [[{"team": "x", "amount": 3}]],
    [[{"team": "x", "amount": 3}, {"team": "x", "amount": 1}]],
    [[{"team": "x", "amount": 2}, {"team": "y", "amount": 9}, {"team": "x", "amount": 2}]],
]
CONSTANTS = {"100": ["1000", "10"]}
def make_input(rng, size):
    return [[{"team": f"team{rng.randrange(size // 2)}", "amount": rng.randrange(1, 900)} for _ in range(size)]]
# %% program: total_per_record
def team_shares(payments):
    shares = []
    for payment in payments:
        whole = 0
        for other in payments:
            if other["team"] == payment["team"]:
                whole = whole + other["amount"]
        shares.append(100 * payment["amount"] / whole)
    return shares
# %% program: generator_sum
def team_shares(payments):
    shares = []
    for payment in payments:
        team = payment["team"]
        whole = sum(p["amount"] for p in payments if p["team"] == team)
        shares.append(100 * payment["amount"] / whole)
    return shares
# %% program: totals_dict
def team_shares(payments):
    totals = {}
    for payment in payments:
        team = payment["team"]
        totals[team] = totals.get(team, 0) + payment["amount"]
    return [100 * p["amount"] / totals[p["team"]] for p in payments]
# %% program: defaultdict
from collections import defaultdict

def team_shares(payments):
    totals = defaultdict(int)
    for payment in payments:
        totals[payment["team"]] += payment["amount"]
    return [100 * p["amount"] / totals[p["team"]] for p in payments]
