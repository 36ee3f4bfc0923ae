# %% statement
# Take songs from the playlists in turn: the first of each list, then the second of each, and so
# on. A list that has ended is passed over. Return all songs in this order.
# %% inputs
SIZES = (20, 80, 250)
EDGE_CASES = [[[]], [[[]]], [[["a"], [], ["b", "c"]]], [[["x", "y", "z"]]], [[["a", "b", "c"], ["d"], ["e", "f"]]]]
def make_input(rng, size):
    return [[[f"song{rng.randrange(900)}" for _ in range(rng.randrange(size // 4))] for _ in range(size // 2)]]
# %% program: good
from collections import deque

def party_mix(playlists):
    turns = deque(iter(playlist) for playlist in playlists)
    mix = []
    while turns:
        songs = turns.popleft()
        song = next(songs, None)
        if song is not None:
            mix.append(song)
            turns.append(songs)
    return mix
