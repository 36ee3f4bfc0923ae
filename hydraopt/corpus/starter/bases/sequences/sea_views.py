# %% statement
# Houses stand in a row, the sea is on the right. Return the positions, ascending, of the houses
# that see it: all houses to their right are lower.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[1, 2, 3]], [[9, 3, 7, 2, 2, 1]]]
def make_input(rng, size):
    return [[rng.randrange(10 * size) + 20 * (size - place) for place in range(size)]]
# %% program: good
def sea_views(heights):
    views = []
    tallest = -1
    for house in reversed(range(len(heights))):
        height = heights[house]
        if height > tallest:
            tallest = height
            views.append(house)
    return views[::-1]
