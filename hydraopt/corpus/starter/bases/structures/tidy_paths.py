# %% statement
# Return for each absolute path its shortest form: parts "" and "." are left out, ".." takes back the part before it (if any).
# %% inputs
SIZES = (50, 500, 4000)
EDGE_CASES = [[[]], [["/"]], [["/a/./b/../c/"]], [["/../x"]], [["//a//b", "/a/../.."]]]
def make_input(rng, size):
    names = ["home", "music", ".", "..", "", "photos", "2024"]
    return [["/" + "/".join(rng.choice(names) for _ in range(6)) for _ in range(size)]]
# %% program: good
def tidy_path(path):
    kept = []
    for part in path.split("/"):
        if part == "..":
            if kept:
                kept.pop()
        elif part and part != ".":
            kept.append(part)
    return "/" + "/".join(kept)


def tidy_paths(paths):
    return [tidy_path(path) for path in paths]
