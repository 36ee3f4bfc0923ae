# %% statement
# Columns of the given heights, one unit wide, stand side by side. Return the area of the
# largest rectangular banner that hangs fully on neighbouring columns; 0 for no columns.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[4]], [[2, 4]], [[2, 1, 5, 6, 2, 3]], [[1, 1, 1, 1]], [[0, 9, 0]]]
def make_input(rng, size):
    return [[rng.randrange(5, 100) for _ in range(size)]]
# %% program: good
def largest_banner(columns):
    heights = columns + [0]
    open_columns = []
    largest = 0
    for place, height in enumerate(heights):
        start = place
        while open_columns and open_columns[-1][1] >= height:
            start, tall = open_columns.pop()
            largest = max(largest, tall * (place - start))
        open_columns.append((start, height))
    return largest
