# %% statement
# Each line is "key: value". Return the keys that occur on more than one line with different values, sorted. Keys and values are
# stripped of blanks; lines without ":" are passed over.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[]], [["a: 1"]], [["a: 1", "a:1 "]], [["b: 1", "a: 1", "b: 2", "a: 3", "a: 1"]], [["a", "a: x:y", "a: x:z", " a : q"]]]
def make_input(rng, size):
    return [[f"option{rng.randrange(size // 2)}: {rng.randrange(3)}" for _ in range(size)]]
# %% program: good
def conflicting_keys(lines):
    first = {}
    conflicts = set()
    for line in lines:
        key, colon, value = line.partition(":")
        if not colon:
            continue
        key = key.strip()
        value = value.strip()
        if first.setdefault(key, value) != value:
            conflicts.add(key)
    return sorted(conflicts)
