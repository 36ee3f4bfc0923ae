# %% statement
# Houses stand in a row from the sea inwards. For each, return how many houses nearer to the sea one looks at from its roof: going towards the
# sea, the houses up to the first one that is at least as high, that one included.
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [[[]], [[5]], [[1, 2, 3]], [[3, 2, 1]], [[4, 4, 4]], [[10, 3, 2, 5, 9, 12, 1]]]
def make_input(rng, size):
    return [[rng.randrange(3, 200) for _ in range(size)]]
# %% program: good
def views_of_the_sea(heights):
    views = []
    blocking = []
    for place, height in enumerate(heights):
        while blocking and heights[blocking[-1]] < height:
            blocking.pop()
        views.append(place - blocking[-1] if blocking else place)
        blocking.append(place)
    return views
