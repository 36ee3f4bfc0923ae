# %% statement
# heights are the columns of a stepped wall seen from the side, each one unit wide. Return how
# many units of rain stay on it: above each column up to the lower one of the highest columns to
# its left and to its right.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[3]], [[3, 1]], [[3, 0, 3]], [[0, 1, 0, 2, 1, 0, 1, 3, 2, 1, 2, 1]], [[1, 2, 3]]]
def make_input(rng, size):
    return [[rng.randrange(60) for _ in range(size)]]
# %% program: good
from itertools import accumulate

def rain_on_wall(heights):
    from_left = list(accumulate(heights, max))
    from_right = list(accumulate(reversed(heights), max))[::-1]
    return sum(min(left, right) - height for left, right, height in zip(from_left, from_right, heights))
