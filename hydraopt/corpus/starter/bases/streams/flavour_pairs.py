# %% statement
# `recipes` is a list of lists of ingredients. Return the pairs of different ingredients that come up together in at
# least `least` (1 or more) recipes, as texts "A+B" with A before B in alphabet, sorted; repeats within a recipe are ignored.
# %% inputs
SIZES = (30, 150, 600)
EDGE_CASES = [[[], 1], [[["salt"]], 1], [[["salt", "egg"], ["egg", "salt", "oil"]], 2], [[["b", "a", "b"], ["c", "a"]], 1], [[["x", "y"]], 2], [[["x", "y", "z"], ["z", "y"]], 2]]
def make_input(rng, size):
    return [[["taste%d" % rng.randrange(40) for _ in range(9)] for _ in range(size)], 1 + size // 25]
# %% program: good
from collections import Counter
from itertools import combinations
def flavour_pairs(recipes, least):
    together = Counter()
    for recipe in recipes:
        flavours = sorted(set(recipe))
        together.update(combinations(flavours, 2))
    frequent = []
    for (first, second), count in together.items():
        if count >= least:
            frequent.append(f"{first}+{second}")
    frequent.sort()
    return frequent
