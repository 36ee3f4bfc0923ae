# %% statement
# Return the word pairs "first second" (first before second in the list) of names that share no letter, case not regarded; pairs in
# the order of the list.
# %% inputs
SIZES = (20, 80, 250)
EDGE_CASES = [[[]], [["Ann"]], [["Ann", "bob"]], [["Ann", "Nat", "Bo", "Lu"]], [["", "x", "X"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdefghijkl") for _ in range(rng.randrange(2, 6))) for _ in range(size)]]
# %% program: good
from itertools import combinations


def disjoint_names(names):
    lettered = [(name, frozenset(name.lower())) for name in names]
    pairs = []
    for (first, left), (second, right) in combinations(lettered, 2):
        if left.isdisjoint(right):
            pairs.append(f"{first} {second}")
    return pairs
