# %% statement
# Return the items of a that also occur in b, in a's order and as often as they stand in a.
# %% inputs
SIZES = (60, 900, 1600)
EDGE_CASES = [
    [[], []],
    [[], [1, 2]],
    [[1, 2], []],
    [[3, 1, 3, 2, 3], [3, 2]],
    [[9, 1, 5], [1, 5, 5, 9]],
    [["pear", "fig", "pear"], ["fig", "pear"]],
    [[1, "1", 2], ["1", 2]],
    [[-1, 0, 1], [0]],
]
def make_input(rng, size):
    a = [rng.randrange(size * 2) for _ in range(size)]
    b = [rng.randrange(size * 2) for _ in range(size)]
    return [a, b]
# %% program: original
def common_items(a, b):
    result = []
    for x in a:
        found = False
        for y in b:
            if x == y:
                found = True
                break
        if found:
            result.append(x)
    return result
# %% program: human
def common_items(a, b):
    wanted = set(b)
    return [x for x in a if x in wanted]
