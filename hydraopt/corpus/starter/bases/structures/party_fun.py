# %% statement
# `staff` gives for each person a list [fun, list of those whom he leads]. Nobody comes together with his own leader. Return the most fun at a party
# of the person `boss` and all below, 0 if `staff` is empty.
# %% inputs
SIZES = (30, 300, 2500)
EDGE_CASES = [[{}, "a"], [{"a": [7, []]}, "a"], [{"a": [1, ["b"]], "b": [5, []]}, "a"], [{"a": [9, ["b", "c"]], "b": [4, []], "c": [6, ["d"]], "d": [8, []]}, "a"], [{"a": [0, []], "b": [3, []]}, "b"]]
def make_input(rng, size):
    staff = {f"w{i}": [rng.randrange(100), []] for i in range(size)}
    for i in range(1, size):
        staff[f"w{(i - 1) // 3}"][1].append(f"w{i}")
    return [staff, "w0"]
# %% program: good
from functools import cache


def party_fun(staff, boss):
    @cache
    def best(person, may_come):
        fun, below = staff[person]
        away = sum(best(other, True) for other in below)
        if not may_come:
            return away
        return max(away, fun + sum(best(other, False) for other in below))

    return best(boss, True) if staff else 0
