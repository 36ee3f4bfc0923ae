# %% statement
# The file holds one option per line as name=value. Return the values of the asked names in
# their order, an empty text for a name the file lacks; of a repeated name the last one counts.
# %% inputs
SIZES = (10, 50, 220)
EDGE_CASES = [
    {"args": ["app.conf", []], "files": {"app.conf": "a=1\n"}},
    {"args": ["app.conf", ["a"]], "files": {"app.conf": ""}},
    {"args": ["app.conf", ["b", "a", "b"]], "files": {"app.conf": "a=1\nb=x y"}},
    {"args": ["app.conf", ["a", "zz"]], "files": {"app.conf": "a=1\na=2\n"}},
]
CONSTANTS = {'""': ['"none"', '"?"']}
def make_input(rng, size):
    names = ["option%d" % number for number in rng.sample(range(size * 3), size)]
    text = "".join("%s=%d\n" % (name, rng.randrange(1000)) for name in names)
    asked = [rng.choice(names + ["other"]) for _ in range(size // 2)]
    return {"args": ["app.conf", asked], "files": {"app.conf": text}}
# %% program: original
def read_option(path, name):
    value = ""
    with open(path) as source:
        for line in source.readlines():
            parts = line.strip().split("=")
            if parts[0] == name:
                value = parts[1]
    return value

def read_options(path, names):
    values = []
    for name in names:
        values.append(read_option(path, name))
    return values
# %% program: read_once
def read_options(path, names):
    options = {}
    with open(path) as source:
        for line in source:
            name, value = line.strip().split("=")
            options[name] = value
    return [options.get(name, "") for name in names]
# %% program: dict_of_pairs
def read_options(path, names):
    with open(path) as source:
        options = dict(line.strip().split("=") for line in source)
    return [options.get(name, "") for name in names]
# %% program: asked_only
def read_options(path, names):
    found = dict.fromkeys(names, "")
    with open(path) as source:
        for line in source:
            name, value = line.strip().split("=")
            if name in found:
                found[name] = value
    return [found[name] for name in names]
