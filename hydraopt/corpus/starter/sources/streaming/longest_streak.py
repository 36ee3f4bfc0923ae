# %% statement
# Return the length of the longest run of equal neighbouring letters of the text (0 for "").
# %% inputs
SIZES = (1000, 8000, 40000)
EDGE_CASES = [[""], ["w"], ["wwww"], ["wlwl"], ["wllwwwl"]]
def make_input(rng, size):
    text = "".join(rng.choice("wl") * rng.randrange(1, 8) for _ in range(size))
    return [text[:size]]
# %% program: list-of-runs
def longest_streak(text):
    runs = []
    for letter in text:
        if len(runs) > 0 and runs[-1][-1] == letter:
            runs[-1] = runs[-1] + [letter]
        else:
            runs.append([letter])
    lengths = []
    for run in runs:
        lengths.append(len(run))
    if len(lengths) == 0:
        return 0
    return max(lengths)
# %% program: counter-variable
def longest_streak(text):
    best = streak = 0
    previous = ""
    for letter in text:
        if letter == previous:
            streak += 1
        else:
            streak = 1
            previous = letter
        if streak > best:
            best = streak
    return best
# %% program: groupby
from itertools import groupby

def longest_streak(text):
    return max((len(list(run)) for _, run in groupby(text)), default=0)
# %% program: regular-expression
import re

def longest_streak(text):
    return max([match.end() - match.start() for match in re.finditer(r"(.)\1*", text)], default=0)
