# %% statement
# Each note is to be glued from letters cut out of `magazine`, each letter used once; blanks cost nothing. Return
# the notes that the whole magazine would suffice for, each note taken alone, in their order.
# %% inputs
SIZES = (20, 150, 600)
EDGE_CASES = [[[], "abc"], [[""], ""], [["hi", "hih"], "h i h"], [["see me", "sees"], "mees e"], [["a"], ""], [["b b", "bb b"], "bb"]]
def make_input(rng, size):
    notes = ["".join(rng.choices("abcdefghij  ", k=rng.randrange(10, 40))) for _ in range(size)]
    return [notes, "".join(rng.choices("abcdefghij ", k=60))]
# %% program: good
from collections import Counter
def notes_from_magazine(notes, magazine):
    available = Counter(magazine)
    possible = []
    for note in notes:
        needed = Counter(note.replace(" ", ""))
        if all(available[letter] >= count for letter, count in needed.items()):
            possible.append(note)
    return possible
