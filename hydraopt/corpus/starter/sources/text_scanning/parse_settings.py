# %% statement
# Turn a line of settings such as `a=1;b=2` into a dict of texts. The value is what follows
# the first equals sign of an entry; entries without an equals sign are ignored; a later
# entry replaces an earlier one.
# %% inputs
SIZES = (60, 600, 5000)
EDGE_CASES = [[""], ["a=1"], ["a=1;b;c=x=y;;a=2"], [";="], ["k=v,w=2;z=3"]]
CONSTANTS = {"';'": ["','", "'&'"]}
def make_input(rng, size):
    words = ["red", "green", "blue,3", "on", "off&1", "", "17", "a=b"]
    return [";".join(f"option{rng.randrange(size)}={rng.choice(words)}" for _ in range(size))]
# %% program: by_character
def parse_settings(line):
    settings = {}
    key, value, seen = "", "", False
    for ch in line + ';':
        if ch == ';':
            if seen:
                settings[key] = value
            key, value, seen = "", "", False
        elif ch == "=" and not seen:
            seen = True
        elif seen:
            value = value + ch
        else:
            key = key + ch
    return settings
# %% program: split_entry
def parse_settings(line):
    settings = {}
    for entry in line.split(';'):
        if "=" in entry:
            key, value = entry.split("=", 1)
            settings[key] = value
    return settings
# %% program: comprehension
def parse_settings(line):
    return dict(entry.split("=", 1) for entry in line.split(';') if "=" in entry)
# %% program: find
def parse_settings(line):
    settings = {}
    start = 0
    while start <= len(line):
        end = line.find(';', start)
        if end < 0:
            end = len(line)
        equals = line.find("=", start, end)
        if equals >= 0:
            settings[line[start:equals]] = line[equals + 1 : end]
        start = end + 1
    return settings
