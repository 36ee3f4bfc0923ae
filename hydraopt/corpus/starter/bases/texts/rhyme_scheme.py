# %% statement
# Two lines of a poem rhyme if the last three letters of the line are the same (letters only, either case; lines with fewer than three letters do not
# rhyme). Return the rhyme scheme: "A" for the first sound and all that rhyme with it, then "B", ... "Z", then "A" again; "-" where nothing rhymes.
# %% inputs
SIZES = (50, 500, 2500)
EDGE_CASES = [[[]], [["Oh"]], [["in the night", "so bright", "a star"]], [["my cat,", "a hat", "the CAT!", "that hat"]], [["...", "sea", "a s-e-a", "moon", "x"]]]
def make_input(rng, size):
    ends = ["".join(rng.choice("abcdefgh") for _ in range(4)) for _ in range(size // 3)]
    return [[f"And {rng.choice(['so', 'then', 'I'])} we {rng.choice(ends)}{rng.choice(['', '.', '!', ','])}" for _ in range(size)]]
# %% program: good
from collections import Counter


def line_sound(line):
    letters = [sign for sign in line.lower() if sign.isalpha()]
    return "".join(letters[-3:]) if len(letters) >= 3 else None


def rhyme_scheme(poem):
    sounds = [line_sound(line) for line in poem]
    counts = Counter(sounds)
    letters = {}
    scheme = []
    for sound in sounds:
        if sound is None or counts[sound] == 1:
            scheme.append("-")
            continue
        if sound not in letters:
            letters[sound] = chr(65 + len(letters) % 26)
        scheme.append(letters[sound])
    return "".join(scheme)
