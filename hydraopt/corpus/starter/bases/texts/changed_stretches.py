# %% statement
# Compare two versions of a text sign by sign and return the stretches [start, end) in which they differ, as lists of two places,
# longest stretches possible; if one is longer, its rest differs.
# %% inputs
SIZES = (500, 5000, 30000)
EDGE_CASES = [["", ""], ["a", ""], ["abc", "abc"], ["house", "mouth"], ["abcd", "xycd!"], ["ab", "ax and more"]]
def make_input(rng, size):
    old = [rng.choice("abcde ") for _ in range(size)]
    new = [rng.choice("abc") if rng.random() < 0.2 else sign for sign in old]
    return ["".join(old), "".join(new) + "end" * rng.randrange(2)]
# %% program: good
from itertools import zip_longest


def changed_stretches(old, new):
    stretches = []
    start = None
    longest = max(len(old), len(new))
    for place, (before, after) in enumerate(zip_longest(old, new)):
        if before != after:
            if start is None:
                start = place
        elif start is not None:
            stretches.append([start, place])
            start = None
    if start is not None:
        stretches.append([start, longest])
    return stretches
