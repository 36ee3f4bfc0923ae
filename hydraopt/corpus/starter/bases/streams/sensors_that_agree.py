# %% statement
# `series` maps sensor names to lists of readings, all of the same length. Return pairs [A, B] of names, A before B
# in alphabet, whose readings differ by at most `tolerance` at every place, sorted.
# %% inputs
SIZES = (10, 40, 110)
EDGE_CASES = [[{}, 1], [{"attic": [1]}, 1], [{"attic": [1, 5], "barn": [2, 4], "cave": [9, 9]}, 1], [{"b": [], "a": []}, 0], [{"x": [3], "y": [3], "z": [4]}, 0]]
def make_input(rng, size):
    return [{"sensor%d" % number: [number % 9 + rng.randrange(5) for _ in range(12)] for number in range(size)}, 4]
# %% program: good
from itertools import combinations
def close(left, right, tolerance):
    return all(abs(a - b) <= tolerance for a, b in zip(left, right))

def sensors_that_agree(series, tolerance):
    names = sorted(series)
    agreeing = []
    for first, second in combinations(names, 2):
        if close(series[first], series[second], tolerance):
            agreeing.append([first, second])
    return agreeing
