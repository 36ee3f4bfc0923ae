# %% statement
# For each [start, end] of `spans` return how many vowels (a, e, i, o, u, either case) the text has at places start to end - 1.
# Spans satisfy 0 <= start <= end <= length of the text.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [["", []], ["", [[0, 0]]], ["Audio", [[0, 5], [1, 2]]], ["xyz", [[0, 3]]], ["EeE", [[0, 3], [2, 2], [1, 3]]]]
def make_input(rng, size):
    text = "".join(rng.choice("abcdefghijklmnoprstuAEIO ") for _ in range(size))
    return [text, [sorted([rng.randrange(size + 1), rng.randrange(size + 1)]) for _ in range(size)]]
# %% program: good
from itertools import accumulate


def vowels_in_spans(text, spans):
    vowels = set("aeiouAEIOU")
    flags = [1 if letter in vowels else 0 for letter in text]
    before = list(accumulate(flags, initial=0))
    return [before[end] - before[start] for start, end in spans]
