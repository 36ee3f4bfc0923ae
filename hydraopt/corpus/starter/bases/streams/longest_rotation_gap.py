# %% statement
# `plays` lists the songs a station played in order. Return the song with the longest pause between two of its
# plays (difference of places), as [SONG, PAUSE], the earliest found on a tie; None if no song is repeated.
# %% inputs
SIZES = (200, 2000, 10000)
EDGE_CASES = [[[]], [["x"]], [["x", "y", "x"]], [["a", "b", "b", "c", "a", "b"]], [["p", "q"]], [["m", "m", "n", "n"]]]
def make_input(rng, size):
    return [["song%d" % rng.randrange(200) for _ in range(size)]]
# %% program: good
def pauses(plays):
    last_place = {}
    for place, song in enumerate(plays):
        if song in last_place:
            yield place - last_place[song], song
        last_place[song] = place

def longest_rotation_gap(plays):
    longest = max(pauses(plays), key=lambda pause: pause[0], default=None)
    if longest is None:
        return None
    pause, song = longest
    return [song, pause]
