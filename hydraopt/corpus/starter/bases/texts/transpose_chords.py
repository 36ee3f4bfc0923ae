# %% statement
# Move chords up by a number of half tones (0 to 11). A chord is a root (C C# D D# E F F# G G# A A# B) and a rest such as "m7", which
# stays. Chords are separated by spaces; a chord that begins with no root stays as it is.
# %% inputs
SIZES = (100, 1000, 6000)
EDGE_CASES = [["", 3], ["C", 0], ["C Am F G7", 2], ["B A# x", 1], ["F#m7 Esus4 |", 11]]
def make_input(rng, size):
    roots = ["C", "C#", "D", "E", "F", "F#", "G", "A", "A#", "B", "|"]
    return [" ".join(rng.choice(roots) + rng.choice(["", "", "m", "m7", "sus4"]) for _ in range(size)), rng.randrange(1, 12)]
# %% program: good
def transpose_chords(chords, steps):
    scale = ["C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"]
    moved = {root: scale[(place + steps) % 12] for place, root in enumerate(scale)}
    answer = []
    for chord in chords.split():
        width = 2 if chord[1:2] == "#" else 1
        root = chord[:width]
        answer.append(moved.get(root, root) + chord[width:])
    return " ".join(answer)
