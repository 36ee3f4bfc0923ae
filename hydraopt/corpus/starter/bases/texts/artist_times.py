# %% statement
# A playlist has lines "artist - title [m:ss]". Return each artist's total time as "artist m:ss", longest first, equal ones by name.
# Lines of another form are passed over.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [["just text"]], [["Abba - SOS [3:20]"]], [["A - x [0:40]", "B - y [1:00]", "A - z - z [0:20]"]], [["C - x [1:75]", "C x [1:10]", "C - x [12:05]"]]]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        line = f"Band {rng.randrange(size // 8 + 1)} - Song {rng.randrange(90)} [{rng.randrange(9)}:{rng.randrange(60):02d}]"
        lines.append(line if rng.random() < 0.9 else line[:-1])
    return [lines]
# %% program: good
import re
from collections import defaultdict

TRACK = re.compile(r"(.+?) - .* \[(\d+):([0-5]\d)\]")


def artist_times(playlist):
    totals = defaultdict(int)
    for line in playlist:
        match = TRACK.fullmatch(line)
        if match is None:
            continue
        artist, minutes, seconds = match.groups()
        totals[artist] += int(minutes) * 60 + int(seconds)
    ranked = sorted(totals.items(), key=lambda entry: (-entry[1], entry[0]))
    return [f"{artist} {time // 60}:{time % 60:02d}" for artist, time in ranked]
