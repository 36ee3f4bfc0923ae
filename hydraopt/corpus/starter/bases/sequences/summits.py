# %% statement
# Return the positions on a trail that are higher than both neighbours. The first and the last
# are never among them.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[5]], [[1, 5]], [[1, 5, 1]], [[1, 5, 5, 1]], [[3, 9, 2, 8, 7, 7, 9, 1]]]
def make_input(rng, size):
    return [[rng.randrange(200, 2500) for _ in range(size)]]
# %% program: good
def summits(trail):
    neighbours = zip(trail, trail[1:], trail[2:])
    return [place for place, (before, here, after) in enumerate(neighbours, 1) if before < here > after]
