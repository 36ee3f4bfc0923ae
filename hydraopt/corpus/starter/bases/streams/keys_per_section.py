# %% statement
# A settings file has lines "[SECTION]", lines "KEY=VALUE", and empty lines. Return a dict from each section
# name to the number of "KEY=VALUE" lines that follow its heads; lines before the first head do not count.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [{"args": ["app.ini"], "files": {"app.ini": ""}}, {"args": ["app.ini"], "files": {"app.ini": "[ui]\n"}}, {"args": ["app.ini"], "files": {"app.ini": "lost=1\n[ui]\nfont=12\n\nsize=3\n[net]\nport=80\n"}}, {"args": ["app.ini"], "files": {"app.ini": "[a]\nx=1\n[b]\n[a]\ny=2"}}, {"args": ["app.ini"], "files": {"app.ini": "\n\nk=v\n"}}]
def make_input(rng, size):
    lines = [rng.choice(["[part%d]" % rng.randrange(99), "", "name%d=%d" % (rng.randrange(50), rng.randrange(900)), "colour=red", "width=%d" % rng.randrange(40)]) for _ in range(size)]
    return {"args": ["app.ini"], "files": {"app.ini": "\n".join(lines) + "\n"}}
# %% program: good
def keys_per_section(path):
    counts = {}
    section = None
    with open(path) as settings:
        for line in settings:
            line = line.strip()
            if line.startswith("["):
                section = line[1:-1]
                counts.setdefault(section, 0)
            elif line and section is not None:
                counts[section] += 1
    return counts
