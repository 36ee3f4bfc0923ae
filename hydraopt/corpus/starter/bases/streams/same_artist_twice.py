# %% statement
# Each radio show is a list of artists in the order of play. Return the places (from 0) of the shows in which
# some artist is played twice in a row.
# %% inputs
SIZES = (40, 300, 1500)
EDGE_CASES = [[[]], [[[]]], [[["Abba", "Abba"]]], [[["Abba", "Blur", "Abba"], ["Cure", "Cure", "Blur"], ["Blur"]]], [[["a", "b", "b"], ["c", "c"]]]]
def make_input(rng, size):
    return [[["artist%d" % rng.randrange(30) for _ in range(20)] for _ in range(size)]]
# %% program: good
from itertools import pairwise
def same_artist_twice(shows):
    dull = []
    for place, artists in enumerate(shows):
        if any(played == following for played, following in pairwise(artists)):
            dull.append(place)
    return dull
