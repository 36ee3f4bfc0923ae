# %% statement
# Branches have a name and a turnover (names differ). Return a dict from name to rank: 1 for the highest turnover;
# branches with equal turnover share the better rank and the ranks after them are left out (1, 2, 2, 4).
# %% inputs
SIZES = (50, 800, 4000)
EDGE_CASES = [
    [[]],
    [[{"name": "Ulm", "turnover": 9}]],
    [[{"name": "Ulm", "turnover": 9}, {"name": "Bonn", "turnover": 9}]],
    [[{"name": "A", "turnover": 1}, {"name": "B", "turnover": 5}, {"name": "C", "turnover": 5}, {"name": "D", "turnover": 7}]],
    [[{"name": "A", "turnover": 0}, {"name": "B", "turnover": -2}, {"name": "C", "turnover": 0}]],
]
def make_input(rng, size):
    return [[{"name": f"branch{i}", "turnover": rng.randrange(size)} for i in range(size)]]
# %% program: good
def rank_branches(branches):
    ordered = sorted((branch["turnover"] for branch in branches), reverse=True)
    rank_of = {}
    for place, turnover in enumerate(ordered, 1):
        rank_of.setdefault(turnover, place)
    return {branch["name"]: rank_of[branch["turnover"]] for branch in branches}
