# %% statement
# A list of plants is indented by two spaces for each level below another. Return for every line its full path, the names from the top
# down to it, joined by "/". A line is at most one level deeper than the one before; the first is not indented.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [[[]], [["tree"]], [["tree", "  oak"]], [["tree", "  oak", "    red oak", "herb", "  mint"]], [["a", "  b", "  c", "    d", "  e", "f"]]]
def make_input(rng, size):
    lines, depth = [], -1
    for _ in range(size):
        depth = rng.randrange(min(depth + 2, 8))
        lines.append("  " * depth + f"plant{rng.randrange(100)}")
    return [lines]
# %% program: good
def plant_paths(lines):
    branch = []
    paths = []
    for line in lines:
        name = line.lstrip(" ")
        depth = (len(line) - len(name)) // 2
        del branch[depth:]
        branch.append(name)
        paths.append("/".join(branch))
    return paths
