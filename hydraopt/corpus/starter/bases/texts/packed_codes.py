# %% statement
# Compress the text into codes: the dictionary starts with the letters a to z as 0 to 25; take the longest entry that the rest of the text
# starts with, write its code, and add that entry and the next letter as a new entry. Return the codes.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[""], ["a"], ["aaaaaa"], ["banana"], ["abababab"], ["zebra"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcde") for _ in range(size))]
# %% program: good
from string import ascii_lowercase


def packed_codes(text):
    entries = {letter: code for code, letter in enumerate(ascii_lowercase)}
    codes = []
    current = ""
    for letter in text:
        longer = current + letter
        if longer in entries:
            current = longer
            continue
        codes.append(entries[current])
        entries[longer] = len(entries)
        current = letter
    if current:
        codes.append(entries[current])
    return codes
