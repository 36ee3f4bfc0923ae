# %% statement
# Return the file names that are kept when those with an ending among `endings` (such as ".tmp"), those that start with "." and
# those with "~" at the end are dropped; the ending runs from the last "." on. The case of endings does not matter.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], [".tmp"]], [["a.tmp", "b.txt"], [".TMP"]], [[".hidden", "c~", "noend"], []], [["a.b.tmp", "tmp", "x.tmp.txt"], [".tmp"]], [["A.BAK", "b.bak~", "c."], [".bak", "."]]]
def make_input(rng, size):
    endings = [f".e{number}" for number in range(60)]
    names = [f"{rng.choice(['', 'a', '.', 'doc'])}{rng.randrange(99)}{rng.choice(endings)}{rng.choice(['', '', '~'])}" for _ in range(size)]
    return [names, [rng.choice(endings) for _ in range(40)]]
# %% program: good
def kept_files(names, endings):
    dropped = {ending.lower() for ending in endings}
    kept = []
    for name in names:
        if name.startswith(".") or name.endswith("~"):
            continue
        dot = name.rfind(".")
        if dot >= 0 and name[dot:].lower() in dropped:
            continue
        kept.append(name)
    return kept
