# %% statement
# Each note in `notes` is to be glued from letters cut out of one copy of `magazine`; spaces cost nothing. Return for each note
# whether that is possible; every note starts from an uncut copy.
# %% inputs
SIZES = (100, 500, 2000)
EDGE_CASES = [["", []], ["", ["", " "]], ["aab", ["ab", "bb", "a a b"]], ["abc", ["abcd"]], ["xyzzy", ["zz y", "zzz", "yyx"]]]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz "
    magazine = "".join(rng.choice(letters) for _ in range(size))
    notes = ["".join(rng.choice(letters) for _ in range(rng.randrange(5, size // 10 + 10))) for _ in range(size // 10)]
    return [magazine, notes]
# %% program: good
from collections import Counter


def ransom_notes(magazine, notes):
    supply = Counter(magazine)
    answers = []
    for note in notes:
        needed = Counter(note.replace(" ", ""))
        answers.append(all(supply[letter] >= amount for letter, amount in needed.items()))
    return answers
