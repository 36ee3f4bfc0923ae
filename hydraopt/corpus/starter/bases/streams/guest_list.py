# %% statement
# Each party is a list of names. Return all names of all parties in the order in which they first come up,
# each name once.
# %% inputs
SIZES = (40, 300, 1200)
EDGE_CASES = [[[]], [[[]]], [[["Ann", "Bo"], [], ["Bo", "Cy"]]], [[["Zoe"], ["Al"], ["Zoe", "Al", "Mia"]]], [[["x", "x"]]]]
def make_input(rng, size):
    return [[["guest%d" % rng.randrange(size * 3) for _ in range(rng.randrange(8))] for _ in range(size)]]
# %% program: good
from itertools import chain
def guest_list(parties):
    return list(dict.fromkeys(chain.from_iterable(parties)))
