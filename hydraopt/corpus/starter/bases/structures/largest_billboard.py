# %% statement
# Houses of width 1 stand in a row. Return the area of the largest rectangle that fits on their fronts.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[[]], [[4]], [[0, 0]], [[2, 1, 5, 6, 2, 3]], [[3, 3, 3]], [[1, 2, 3, 2, 1]]]
def make_input(rng, size):
    return [[rng.randrange(200) for _ in range(size)]]
# %% program: good
def largest_billboard(heights):
    rising = []
    largest = 0
    for place, height in enumerate([*heights, 0]):
        left = place
        while rising and rising[-1][1] >= height:
            left, lower = rising.pop()
            largest = max(largest, lower * (place - left))
        rising.append((left, height))
    return largest
