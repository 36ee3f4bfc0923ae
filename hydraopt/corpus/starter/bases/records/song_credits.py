# %% statement
# Songs have title and artist (an id), artists have id and name (ids differ), plays is a list of indexes into songs. Return the names of the artists
# with the number of their plays as [name, plays], for artists with at least one play, in the order of the artists' list.
# %% inputs
SIZES = (40, 400, 2500)
EDGE_CASES = [
    [[], [], []],
    [[{"title": "Sun", "artist": 1}], [{"id": 1, "name": "Ida"}], []],
    [[{"title": "Sun", "artist": 1}], [{"id": 1, "name": "Ida"}], [0, 0]],
    [[{"title": "Sun", "artist": 1}, {"title": "Rain", "artist": 2}], [{"id": 2, "name": "Bo"}, {"id": 1, "name": "Ida"}], [0, 1, 0]],
    [[{"title": "Sun", "artist": 9}], [{"id": 1, "name": "Ida"}], [0]],
]
def make_input(rng, size):
    artists = [{"id": key, "name": f"band{key}"} for key in rng.sample(range(size), size // 4)]
    songs = [{"title": f"song{i}", "artist": rng.randrange(size)} for i in range(size)]
    return [songs, artists, [rng.randrange(size) for _ in range(2 * size)]]
# %% program: good
from collections import Counter


def song_credits(songs, artists, plays):
    played = [songs[index]["artist"] for index in plays]
    plays_of = Counter(played)
    return [[artist["name"], plays_of[artist["id"]]] for artist in artists if plays_of[artist["id"]]]
