# %% statement
# Each trial is [first, second, mixed]. Tell for each whether `mixed` is made of all letters of both others, each of them keeping its order.
# %% inputs
SIZES = (10, 60, 250)
EDGE_CASES = [[[]], [[["", "", ""]]], [[["a", "", "b"]]], [[["aab", "axy", "aaxaby"], ["abc", "def", "dabecf"]]], [[["ab", "cd", "acdbe"], ["aa", "ab", "abaa"]]]]
def make_input(rng, size):
    trials = []
    for _ in range(size):
        one, other = ("".join(rng.choice("xy") for _ in range(10)) for _ in range(2))
        picks = [0] * 10 + [1] * 10
        rng.shuffle(picks)
        left = [iter(one), iter(other)]
        mixed = "".join(next(left[pick]) for pick in picks)
        trials.append([one, other, mixed[:-2] + mixed[:-3:-1]])
    return [trials]
# %% program: good
from functools import cache


def is_mixture(first, second, mixed):
    if len(first) + len(second) != len(mixed):
        return False

    @cache
    def fits(i, j):
        if i + j == len(mixed):
            return True
        letter = mixed[i + j]
        if i < len(first) and first[i] == letter and fits(i + 1, j):
            return True
        return j < len(second) and second[j] == letter and fits(i, j + 1)

    return fits(0, 0)


def shuffled_together(trials):
    return [is_mixture(first, second, mixed) for first, second, mixed in trials]
