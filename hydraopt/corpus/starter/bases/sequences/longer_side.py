# %% statement
# Split the tracks of an album, in their order, into the two sides of a record with as equal
# playing times as possible and return the playing time of the longer side.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[5]], [[5, 9]], [[3, 3, 3]], [[1, 1, 1, 1, 10, 2]]]
def make_input(rng, size):
    return [[rng.randrange(60, 400) for _ in range(size)]]
# %% program: good
def longer_side(tracks):
    total = sum(tracks)
    played = 0
    shortest = total
    for track in tracks:
        played += track
        longer = max(played, total - played)
        if longer > shortest:
            break
        shortest = longer
    return shortest
