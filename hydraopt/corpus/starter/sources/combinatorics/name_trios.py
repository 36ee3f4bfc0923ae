# %% statement
# Return all groups of three different positions of the list as names joined with a dash, in
# the order of the list.
# %% inputs
SIZES = (10, 22, 48)
EDGE_CASES = [[[]], [["a", "b"]], [["a", "b", "c"]], [["d", "a", "d", "b"]], [["x", "x", "x", "x"]]]
CONSTANTS = {"'-'": ["'+'", "' & '", "', '"]}
def make_input(rng, size):
    return [[rng.choice("ABCDEFGH") + str(rng.randrange(100)) for _ in range(size)]]
# %% program: triple_loop
def name_trios(names):
    trios = []
    for i in range(len(names)):
        for j in range(len(names)):
            for k in range(len(names)):
                if i < j and j < k:
                    trios.append(names[i] + '-' + names[j] + '-' + names[k])
    return trios
# %% program: tight_ranges
def name_trios(names):
    n = len(names)
    return [
        names[i] + '-' + names[j] + '-' + names[k]
        for i in range(n)
        for j in range(i + 1, n)
        for k in range(j + 1, n)
    ]
# %% program: combinations
from itertools import combinations

def name_trios(names):
    return ['-'.join(trio) for trio in combinations(names, 3)]
# %% program: map_join
from itertools import combinations

def name_trios(names):
    return list(map('-'.join, combinations(names, 3)))
