# %% statement
# Shorten a list of song keys: each run of equal neighbours becomes "KEYxLENGTH", a run of one just "KEY"; the
# parts are joined by ", ".
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [["intro"]], [["a", "a", "b", "a"]], [["hit", "hit", "hit"]], [["x", "y", "y", "z", "z", "z"]]]
def make_input(rng, size):
    return [[rng.choice(["rock", "rock", "jazz", "pop"]) for _ in range(size)]]
# %% program: good
from itertools import groupby
def playlist_shorthand(songs):
    parts = []
    for song, run in groupby(songs):
        length = sum(1 for _ in run)
        parts.append(f"{song}x{length}" if length > 1 else song)
    return ", ".join(parts)
