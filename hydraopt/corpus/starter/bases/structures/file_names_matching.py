# %% statement
# Return the file names, in order, that match a pattern in which ? stands for any one character and * for any number of them, also none.
# %% inputs
SIZES = (20, 100, 400)
EDGE_CASES = [[[], "*"], [["", "a"], "*"], [["a", "ab"], "?"], [["cat.txt", "car.txt", "cart.md"], "ca?.*"], [["abcb", "xb"], "a*b"], [["", "q"], ""]]
def make_input(rng, size):
    return [["".join(rng.choice("ab") for _ in range(12)) + rng.choice(["x", "y"]) for _ in range(size)], "a*b?*a*x"]
# %% program: good
from functools import cache


def file_names_matching(names, pattern):
    @cache
    def matches(name, wanted):
        if not wanted:
            return not name
        if wanted[0] == "*":
            return matches(name, wanted[1:]) or (bool(name) and matches(name[1:], wanted))
        if not name or wanted[0] not in ("?", name[0]):
            return False
        return matches(name[1:], wanted[1:])

    return [name for name in names if matches(name, pattern)]
