# %% statement
# A melody is a text of notes separated by blanks: a letter a to g, then maybe an octave digit (else the octave of the note before, at first 4). Return the number
# of steps up, the number of steps down and the greatest step between neighbours; a note's height is 7 * octave + place of c d e f g a b.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[""], ["c"], ["c d e"], ["c5 b4 b g3"], ["a a b6 c d4 c"]]
def make_input(rng, size):
    return [" ".join(rng.choice("abcdefg") + rng.choice(["", "", "3", "4", "5"]) for _ in range(size))]
# %% program: good
def melody_steps(melody):
    heights = {letter: place for place, letter in enumerate("cdefgab")}
    octave = 4
    previous = None
    rising = falling = greatest = 0
    for note in melody.split():
        if len(note) > 1:
            octave = int(note[1:])
        height = 7 * octave + heights[note[0]]
        if previous is not None:
            step = height - previous
            if step > 0:
                rising += 1
            elif step < 0:
                falling += 1
            greatest = max(greatest, abs(step))
        previous = height
    return [rising, falling, greatest]
