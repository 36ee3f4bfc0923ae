# %% statement
# Tell for each code whether its signs stand in the tape in the same order, with any other signs between them (so "ace" is in "abcde").
# Return the codes that do, in order.
# %% inputs
SIZES = (100, 600, 2000)
EDGE_CASES = [["", []], ["", ["", "a"]], ["abcde", ["ace", "aec", "f"]], ["aab", ["aa", "aaa", "ab", "ba"]], ["xyx", ["xx", "yx", "xyx", "xxy"]]]
def make_input(rng, size):
    tape = "".join(rng.choice("abcdefghijklmnop") for _ in range(size))
    codes = ["".join(rng.choice("abcdefghijklmnop") for _ in range(rng.randrange(2, 8))) for _ in range(size // 4)]
    return [tape, codes]
# %% program: good
from bisect import bisect_right
from collections import defaultdict


def codes_on_tape(tape, codes):
    places = defaultdict(list)
    for place, sign in enumerate(tape):
        places[sign].append(place)

    def fits(code):
        reached = -1
        for sign in code:
            spots = places.get(sign, [])
            index = bisect_right(spots, reached)
            if index == len(spots):
                return False
            reached = spots[index]
        return True

    return [code for code in codes if fits(code)]
