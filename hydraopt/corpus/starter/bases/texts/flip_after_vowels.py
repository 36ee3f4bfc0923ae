# %% statement
# Return the text with the case of the letters exchanged wherever the letter before it (the sign just before) is a vowel
# a, e, i, o or u in either case; everything else stays.
# %% inputs
SIZES = (500, 5000, 20000)
EDGE_CASES = [[""], ["a"], ["ab"], ["AeIou"], ["xyz xAy"], ["house of Cards"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefghiklmnopstuAEIBCD ") for _ in range(size))]
# %% program: good
from itertools import pairwise


def flip_after_vowels(text):
    vowels = frozenset("aeiouAEIOU")
    parts = [text[:1]]
    for before, sign in pairwise(text):
        parts.append(sign.swapcase() if before in vowels else sign)
    return "".join(parts)
