# %% statement
# `notes` is a list of pitches as whole numbers. Take the steps from each note to the next; a motif is `length` (at
# least 1) consecutive steps. Return the motif that occurs most often (overlaps count), the earliest to occur on a tie, as
# a list of steps, or None if there are fewer than two notes or too few steps.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], 1], [[60], 1], [[60, 62, 64, 63], 1], [[60, 62, 61, 63, 62, 64], 2], [[1, 1, 1, 1], 3], [[1, 2], 2]]
def make_input(rng, size):
    return [[60 + rng.randrange(5) for _ in range(size)], 3]
# %% program: good
from collections import Counter, deque
from itertools import pairwise
def motifs(notes, length):
    recent = deque(maxlen=length)
    for note, following in pairwise(notes):
        recent.append(following - note)
        if len(recent) == length:
            yield tuple(recent)

def melody_motifs(notes, length):
    counts = Counter(motifs(notes, length))
    if not counts:
        return None
    favourite = max(counts, key=counts.get)
    return list(favourite)
