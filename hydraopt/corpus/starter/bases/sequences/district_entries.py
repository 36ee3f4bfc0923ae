# %% statement
# Return the positions at which the route enters a district: those of the first stop and of each
# stop whose district is not that of the stop before. A stop is [name, district].
# %% inputs
SIZES = (300, 2000, 6000)
EDGE_CASES = [[[]], [[["a", "North"]]], [[["a", "North"], ["b", "North"]]], [[["a", "N"], ["b", "S"], ["c", "S"], ["d", "N"]]], [[["x", "W"], ["x", "E"]]]]
def make_input(rng, size):
    return [[[f"stop{number}", rng.choice(["North", "South", "West"])] for number in range(size)]]
# %% program: good
def district_entries(route):
    entries = []
    current = None
    for place, (_, district) in enumerate(route):
        if district != current:
            entries.append(place)
            current = district
    return entries
