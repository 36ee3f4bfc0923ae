# %% statement
# For each parcel count, return the smallest number of equal piles (at least 2, each parcel in a pile) into which
# it can be divided: its smallest divisor above 1. Counts below 2 give 0.
# %% inputs
SIZES = (30, 150, 500)
EDGE_CASES = [[[]], [[0, 1]], [[2]], [[9, 15, 35]], [[13, 4, 49, 77]], [[221, 1]]]
def make_input(rng, size):
    return [[rng.randrange(12 * size) for _ in range(size)]]
# %% program: good
from math import isqrt

def smallest_piles(counts):
    answers = []
    for count in counts:
        if count < 2:
            answers.append(0)
            continue
        piles = count
        for divisor in range(2, isqrt(count) + 1):
            if count % divisor == 0:
                piles = divisor
                break
        answers.append(piles)
    return answers
