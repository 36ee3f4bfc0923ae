# %% statement
# `snapshots` is a list of member lists (names, perhaps doubled), one a month. Return for each month from the second on
# [number of new names against the month before, number of names gone].
# %% inputs
SIZES = (10, 60, 400)
EDGE_CASES = [[[]], [[["Ann"]]], [[["Ann"], []]], [[["Ann", "Bo"], ["Bo", "Cy", "Cy"]]], [[[], ["Ann", "Ann"], ["Ann"], ["Bo", "Cy"]]]]
def make_input(rng, size):
    members = set(range(60))
    months = []
    for _ in range(size):
        members = {rng.randrange(120) if rng.random() < 0.1 else member for member in members} | {rng.randrange(120) for _ in range(4)}
        months.append([f"m{member}" for member in sorted(members)])
    return [months]
# %% program: good
from itertools import pairwise


def membership_changes(snapshots):
    groups = [set(names) for names in snapshots]
    changes = []
    for before, after in pairwise(groups):
        kept = len(before & after)
        changes.append([len(after) - kept, len(before) - kept])
    return changes
