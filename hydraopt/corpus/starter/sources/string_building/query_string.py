# %% statement
# Return the settings as name=value parts with an ampersand between two parts, ordered by name.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[{}], [{"page": 2}], [{"b": "x", "a": "y"}], [{"z": 0, "y": -1, "x": ""}]]
CONSTANTS = {'"&"': ['";"', '", "']}
def make_input(rng, size):
    return [{"key%d" % number: rng.randrange(1000) for number in rng.sample(range(size * 3), size)}]
# %% program: original
def query_string(settings):
    query = ""
    for name in sorted(settings.keys()):
        if query != "":
            query = query + "&"
        query = query + name + "=" + str(settings[name])
    return query
# %% program: join_sorted_names
def query_string(settings):
    return "&".join(f"{name}={settings[name]}" for name in sorted(settings))
# %% program: join_sorted_items
def query_string(settings):
    return "&".join([f"{name}={value}" for name, value in sorted(settings.items())])
