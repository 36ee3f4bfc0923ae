# %% statement
# A guest book is a list of names. Return, in the order of the list, the names that stand in it exactly once.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [[[]], [["Ann"]], [["Ann", "Ann"]], [["Cy", "Ann", "Bo", "Ann"]], [["", "x", ""]]]
def make_input(rng, size):
    return [[f"guest {rng.randrange(size)}" for _ in range(size)]]
# %% program: good
from collections import Counter


def unique_visitors_once(names):
    visits = Counter(names)
    return [name for name in names if visits[name] == 1]
