# %% statement
# Simplify each absolute path: drop empty parts and ".", and let ".." drop the part before it (nothing at the top). The result
# starts with "/" and has none at its end, except for "/" alone.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[]], [["/"]], [["/a/./b//c/"]], [["/a/../b", "/../x"]], [["/a/b/../../..", "//", "/...", "/a/..b"]]]
def make_input(rng, size):
    parts = ["home", "ann", "..", ".", "", "music", "a.txt", ".."]
    return [["/" + "/".join(rng.choice(parts) for _ in range(rng.randrange(1, 12))) for _ in range(size)]]
# %% program: good
def simplify_path(path):
    kept = []
    for part in path.split("/"):
        if part == "..":
            if kept:
                kept.pop()
        elif part and part != ".":
            kept.append(part)
    return "/" + "/".join(kept)


def simplified_paths(paths):
    return [simplify_path(path) for path in paths]
