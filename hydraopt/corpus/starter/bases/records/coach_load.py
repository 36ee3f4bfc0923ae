# %% statement
# Coaches have id and name (ids differ), teams have a name and a list of coach ids (different). Return the name of the coach with the most teams,
# of several the one first in the coaches' list; an empty text without coaches. Ids of nobody are ignored.
# %% inputs
SIZES = (40, 500, 4000)
EDGE_CASES = [
    [[], []],
    [[], [{"team": "U9", "coaches": [3]}]],
    [[{"id": 2, "name": "Kim"}, {"id": 3, "name": "Lou"}], []],
    [[{"id": 2, "name": "Kim"}, {"id": 3, "name": "Lou"}], [{"team": "U9", "coaches": [3, 8]}, {"team": "U8", "coaches": [8]}]],
    [[{"id": 2, "name": "Kim"}, {"id": 3, "name": "Lou"}], [{"team": "U9", "coaches": [3, 2]}, {"team": "U8", "coaches": [2, 3]}]],
]
def make_input(rng, size):
    coaches = [{"id": key, "name": f"coach{key}"} for key in rng.sample(range(size // 5 + 2), size // 5)]
    return [coaches, [{"team": f"t{i}", "coaches": rng.sample(range(size // 5 + 2), rng.randrange(4))} for i in range(size)]]
# %% program: good
from collections import Counter
from itertools import chain


def coach_load(coaches, teams):
    if not coaches:
        return ""
    load = Counter(chain.from_iterable(team["coaches"] for team in teams))
    busiest = max(coaches, key=lambda coach: load[coach["id"]])
    return busiest["name"]
