# %% statement
# Every category has a name and the name of its parent ("" at the top; parents always exist).
# Return for every category the path from the top, joined with slashes.
# %% inputs
SIZES = (30, 100, 250)
EDGE_CASES = [
    [[]],
    [[{"name": "a", "parent": ""}]],
    [[{"name": "b", "parent": "a"}, {"name": "a", "parent": ""}]],
    [[{"name": "a", "parent": ""}, {"name": "b", "parent": "a"}, {"name": "c", "parent": "b"}]],
]
CONSTANTS = {"'/'": ["' > '", "'.'", "':'"]}
def make_input(rng, size):
    rows = [{"name": f"cat{k}", "parent": f"cat{rng.randrange(max(0, k - 12), k)}" if k else ""} for k in range(size)]
    rng.shuffle(rows)
    return [rows]
# %% program: search_parent
def category_paths(rows):
    paths = {}
    for row in rows:
        path = row["name"]
        parent = row["parent"]
        while parent != "":
            path = parent + '/' + path
            for k in range(len(rows)):
                if rows[k]["name"] == parent:
                    above = rows[k]["parent"]
            parent = above
        paths[row["name"]] = path
    return paths
# %% program: parent_dict
def category_paths(rows):
    parents = {row["name"]: row["parent"] for row in rows}
    paths = {}
    for name in parents:
        path, above = name, parents[name]
        while above:
            path, above = above + '/' + path, parents[above]
        paths[name] = path
    return paths
# %% program: parts_join
def category_paths(rows):
    parents = {row["name"]: row["parent"] for row in rows}
    paths = {}
    for name in parents:
        parts = []
        current = name
        while current:
            parts.append(current)
            current = parents[current]
        paths[name] = '/'.join(reversed(parts))
    return paths
# %% program: memo
def category_paths(rows):
    parents = {row["name"]: row["parent"] for row in rows}
    paths = {}
    def path_of(name):
        if name not in paths:
            above = parents[name]
            paths[name] = path_of(above) + '/' + name if above else name
        return paths[name]
    return {name: path_of(name) for name in parents}
