# %% statement
# Settings are a dict whose values may be further such dicts, to any depth. Return one flat dict of
# all values that are not dicts; the key is the names on the way to the value, joined with dots.
# When two values get the same key, the one that comes later in the settings counts; empty dicts
# vanish.
# %% inputs
SIZES = (40, 800, 6_000)
EDGE_CASES = [
    [{}],
    [{"a": 1}],
    [{"a": {}}],
    [{"a": {"b": {"c": 1}, "d": 2}, "e": 3}],
    [{"a": {"b": 1}, "a.b": 2}],
    [{"a.b": 2, "a": {"b": 1}}],
    [{"": {"": None}, "list": [{"x": 1}], "flag": False}],
    [{"x": {"y": {"z": {}}}, "y": [], "z": ""}],
]
def make_input(rng, size):
    def part(leaves, depth):
        if depth == 0:
            return {"name" + str(i): rng.randrange(100) for i in range(leaves)}
        share = max(1, leaves // 4)
        return {"group" + str(i): part(share, depth - 1) for i in range(4)}
    return [{**part(size, 2), "last": rng.randrange(100)}]
# %% program: original
def dotted_settings(settings):
    flat = {}
    for name in settings:
        value = settings[name]
        if isinstance(value, dict):
            inner = dotted_settings(value)
            for key in inner:
                flat = {**flat, name + "." + key: inner[key]}
        else:
            flat = {**flat, name: value}
    return flat
# %% program: human
def dotted_settings(settings):
    flat = {}

    def collect(part, path):
        for name, value in part.items():
            if isinstance(value, dict):
                collect(value, f"{path}{name}.")
            else:
                flat[path + name] = value

    collect(settings, "")
    return flat
# %% properties
from hypothesis import strategies as st
NAMES = st.text("ab.", max_size=3)
VALUES = st.none() | st.booleans() | st.integers(-9, 9) | st.lists(st.integers(0, 3), max_size=2)
PARTS = st.dictionaries(NAMES, VALUES, max_size=3)
GROUPS = st.dictionaries(NAMES, VALUES | PARTS, max_size=3)
ARGUMENTS = [st.dictionaries(NAMES, VALUES | PARTS | GROUPS, max_size=4)]
def property_no_dict_is_left(answer, settings):
    assert not any(isinstance(value, dict) for value in answer.values())
def paths(part, path):
    for name, value in part.items():
        if isinstance(value, dict):
            yield from paths(value, [*path, name])
        else:
            yield ".".join([*path, name]), value
def property_every_value_has_its_key_and_every_key_its_value(answer, settings):
    assert answer == dict(paths(settings, []))
