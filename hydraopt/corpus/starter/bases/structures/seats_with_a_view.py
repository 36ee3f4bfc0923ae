# %% statement
# Rows of a stand get seats at the given heights, the stage being to the right of the last one. Return the indexes, rising, of the
# seats that see it: all seats between them and the stage are lower.
# %% inputs
SIZES = (300, 3000, 30000)
EDGE_CASES = [[[]], [[4]], [[4, 2, 3, 1]], [[4, 3, 2, 1]], [[1, 3, 2, 4]], [[2, 2, 2]]]
def make_input(rng, size):
    return [[rng.randrange(100) + size - i for i in range(size)]]
# %% program: good
def seats_with_a_view(heights):
    tallest = -1
    seeing = []
    last = len(heights) - 1
    for steps, height in enumerate(reversed(heights)):
        if height > tallest:
            tallest = height
            seeing.append(last - steps)
    return seeing[::-1]
