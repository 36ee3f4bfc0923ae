# %% statement
# `pupils` is a list of [NAME, LEVEL]. Pupils of equal level form groups of at most `size` (at least 1) in the order of
# the list. Return the groups as texts "LEVEL: NAME, NAME", levels ascending, the groups of a level in order.
# %% inputs
SIZES = (100, 800, 5000)
EDGE_CASES = [[[], 2], [[["Ida", 3]], 2], [[["Ida", 3], ["Tom", 1], ["Ola", 3], ["Bo", 3]], 2], [[["a", 1], ["b", 1]], 1], [[["a", 2], ["b", 1], ["c", 0]], 9]]
def make_input(rng, size):
    return [[["pupil%d" % number, rng.randrange(1, 30)] for number in range(size)], 6]
# %% program: good
from collections import defaultdict
def pieces(names, size):
    for start in range(0, len(names), size):
        yield names[start : start + size]

def reading_groups(pupils, size):
    by_level = defaultdict(list)
    for name, level in pupils:
        by_level[level].append(name)
    groups = []
    for level in sorted(by_level):
        for group in pieces(by_level[level], size):
            members = ", ".join(group)
            groups.append(f"{level}: {members}")
    return groups
