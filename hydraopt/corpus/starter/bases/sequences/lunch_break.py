# %% statement
# Cut a walk into a first and a second part, both with one leg or more, so that their lengths
# differ as little as possible. Return the number of legs in the first part, the smallest of
# several; 0 where there are fewer than two legs.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[]], [[5]], [[5, 1]], [[2, 2, 2, 2]], [[9, 1, 1, 1]], [[1, 2, 3, 4, 5]]]
def make_input(rng, size):
    return [[rng.randrange(1, 400) for _ in range(size)]]
# %% program: good
from itertools import accumulate

def lunch_break(legs):
    if len(legs) < 2:
        return 0
    total = sum(legs)
    walked = list(accumulate(legs[:-1]))
    return 1 + min(range(len(walked)), key=lambda leg: abs(total - 2 * walked[leg]))
