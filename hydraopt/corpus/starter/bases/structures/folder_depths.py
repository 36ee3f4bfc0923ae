# %% statement
# `parents` gives for each folder the one that it lies in, or None for a top folder. Return by folder, in the same order, how many folders it lies in.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[{}], [{"a": None}], [{"a": None, "b": "a", "c": "b"}], [{"c": "b", "b": "a", "a": None}], [{"x": None, "y": None, "z": "x"}]]
def make_input(rng, size):
    parents = {"f0": None}
    for i in range(1, size):
        parents[f"f{i}"] = f"f{max(0, i - 1 - rng.randrange(120))}"
    return [parents]
# %% program: good
def folder_depths(parents):
    known = {}

    def depth(folder):
        if folder in known:
            return known[folder]
        parent = parents[folder]
        known[folder] = 0 if parent is None else depth(parent) + 1
        return known[folder]

    return {folder: depth(folder) for folder in parents}
