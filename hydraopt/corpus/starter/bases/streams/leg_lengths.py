# %% statement
# `gaps` are the kilometres between neighbouring stations 0, 1, 2, ... of a line. For each trip [A, B] with
# A <= B return the kilometres from station A to station B, as a list.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], []], [[], [[0, 0]]], [[4], [[0, 1], [1, 1]]], [[4, 6, 1], [[0, 3], [1, 2], [2, 3]]], [[2, 2, 2], [[1, 3]]]]
def make_input(rng, size):
    gaps = [rng.randrange(1, 30) for _ in range(size)]
    return [gaps, [sorted([rng.randrange(size + 1), rng.randrange(size + 1)]) for _ in range(size)]]
# %% program: good
from itertools import accumulate
def leg_lengths(gaps, trips):
    kilometres = list(accumulate(gaps, initial=0))
    return [kilometres[end] - kilometres[start] for start, end in trips]
