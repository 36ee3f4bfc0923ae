# %% statement
# Encode the text by its runs: each run of one character becomes the character followed by
# the length of the run; the codes are joined with commas.
# %% inputs
SIZES = (300, 3000, 28000)
EDGE_CASES = [[""], ["z"], ["aaaa"], ["abc"], ["aabbba"]]
CONSTANTS = {"','": ["' '", "'|'", "', '"]}
def make_input(rng, size):
    text = ""
    while len(text) < size:
        text += rng.choice("abcd") * rng.randrange(1, 30)
    return [text]
# %% program: index_scan
def encode_runs(text):
    out = ""
    pos = 0
    while pos < len(text):
        run = ""
        look = pos
        while look < len(text) and text[look] == text[pos]:
            run = run + text[look]
            look = look + 1
        if out != "":
            out = out + ','
        out = out + text[pos] + str(len(run))
        pos = look
    return out
# %% program: groupby
from itertools import groupby

def encode_runs(text):
    return ','.join(f"{ch}{len(list(run))}" for ch, run in groupby(text))
# %% program: regex
import re

def encode_runs(text):
    runs = re.finditer(r"(.)\1*", text, re.S)
    return ','.join(run[1] + str(len(run[0])) for run in runs)
# %% program: boundaries
def encode_runs(text):
    codes = []
    start = 0
    for i in range(1, len(text) + 1):
        if i == len(text) or text[i] != text[start]:
            codes.append(text[start] + str(i - start))
            start = i
    return ','.join(codes)
