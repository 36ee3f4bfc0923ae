# %% statement
# Read the lines of a settings file with sections "[name]" and entries "key = value" (blanks around each are stripped).
# Return {section: {key: value}}; later entries win; entries before any section, empty lines and lines with ";" first are skipped.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [["a = 1"]], [["[main]"]], [["[m]", "a = 1", "; b = 2", "", "a=3"]], [["[x]", "k", "[y]", "k = v=w", "[x]", "z ="]]]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        draw = rng.random()
        if draw < 0.1:
            lines.append(f"[part{rng.randrange(20)}]")
        elif draw < 0.2:
            lines.append(rng.choice(["", "; note", "  ; x = 1"]))
        else:
            lines.append(f"key{rng.randrange(50)} = {rng.randrange(1000)} ")
    return [lines]
# %% program: good
def read_sections(lines):
    sections = {}
    entries = None
    for raw in lines:
        line = raw.strip()
        if not line or line.startswith(";"):
            continue
        if line.startswith("[") and line.endswith("]"):
            entries = sections.setdefault(line[1:-1], {})
            continue
        key, equals, value = line.partition("=")
        if entries is not None and equals:
            entries[key.strip()] = value.strip()
    return sections
