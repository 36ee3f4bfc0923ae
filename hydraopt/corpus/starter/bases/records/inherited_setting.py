# %% statement
# Folders have path id, parent id (or None) and quota (or None); ids differ, parents stand in the list, no circles. A folder without quota has that of its parent,
# a top folder without one has 10. Return the quotas of all folders in the order given.
# %% inputs
SIZES = (30, 300, 1500)
EDGE_CASES = [
    [[]],
    [[{"id": 1, "parent": None, "quota": None}]],
    [[{"id": 1, "parent": None, "quota": 7}, {"id": 2, "parent": 1, "quota": None}]],
    [[{"id": 2, "parent": 1, "quota": None}, {"id": 1, "parent": None, "quota": None}, {"id": 3, "parent": 2, "quota": 0}]],
    [[{"id": 3, "parent": 2, "quota": None}, {"id": 2, "parent": 1, "quota": 5}, {"id": 1, "parent": None, "quota": 99}]],
]
def make_input(rng, size):
    folders = [{"id": key, "parent": rng.randrange(max(0, key - 20), key) if key else None, "quota": rng.choice([None] * 30 + [rng.randrange(100)])} for key in range(size)]
    rng.shuffle(folders)
    return [folders]
# %% program: good
def inherited_setting(folders):
    folder_of = {folder["id"]: folder for folder in folders}
    known = {}
    for start in folders:
        trail = []
        current = start["id"]
        while current is not None and current not in known:
            trail.append(current)
            entry = folder_of[current]
            if entry["quota"] is not None:
                known[current] = entry["quota"]
            else:
                current = entry["parent"]
        quota = 10 if current is None else known[current]
        for visited in trail:
            known[visited] = quota
    return [known[folder["id"]] for folder in folders]
