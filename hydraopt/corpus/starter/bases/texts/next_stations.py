# %% statement
# Stations are called by codes of three letters. For each misheard code return the first code of `stations` in the alphabet that is not before
# it, or "---" if there is none.
# %% inputs
SIZES = (50, 400, 1500)
EDGE_CASES = [[[], []], [[], ["abc"]], [["abc"], ["abc", "abd"]], [["kgx", "bhm", "euston"], ["c", "a", "zz"]], [["m", "m"], ["", "m", "mm"]]]
def make_input(rng, size):
    def code():
        return "".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(3))
    return [[code() for _ in range(size)], [code() for _ in range(size)]]
# %% program: good
from bisect import bisect_left


def next_stations(stations, heard):
    ordered = sorted(stations)
    total = len(ordered)
    answers = []
    for code in heard:
        place = bisect_left(ordered, code)
        answers.append(ordered[place] if place < total else "---")
    return answers
