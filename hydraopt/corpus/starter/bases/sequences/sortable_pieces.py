# %% statement
# Cut the list of jobs into as many pieces as possible such that sorting each piece alone sorts
# the whole list. Return the lengths of the pieces.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[7]], [[2, 1]], [[1, 2, 3]], [[2, 1, 3, 5, 4]], [[3, 3, 1]]]
def make_input(rng, size):
    return [[place + rng.randrange(6) for place in range(size)]]
# %% program: good
from itertools import accumulate

def sortable_pieces(jobs):
    highest = list(accumulate(jobs, max))
    lowest = list(accumulate(reversed(jobs), min))[::-1]
    pieces = []
    start = 0
    for cut in range(1, len(jobs)):
        if highest[cut - 1] <= lowest[cut]:
            pieces.append(cut - start)
            start = cut
    if jobs:
        pieces.append(len(jobs) - start)
    return pieces
