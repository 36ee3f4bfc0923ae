# %% statement
# Each run is a pair [value, count]. Return the list in which every value stands count times.
# %% inputs
SIZES = (100, 900, 7000)
EDGE_CASES = [[[]], [[["a", 0]]], [[["a", 1]]], [[["a", 2], ["b", 1], ["a", 3]]], [[[-1, 2], [0, 2]]]]
def make_input(rng, size):
    return [[["t%d" % rng.randrange(50), rng.randrange(40)] for _ in range(size)]]
# %% program: original
def expand_runs(runs):
    values = []
    for run in runs:
        left = run[1]
        while left > 0:
            values.append(run[0])
            left = left - 1
    return values
# %% program: comprehension
def expand_runs(runs):
    return [value for value, count in runs for _ in range(count)]
# %% program: extend
def expand_runs(runs):
    values = []
    for value, count in runs:
        values.extend([value] * count)
    return values
# %% program: chain_repeat
from itertools import chain, repeat, starmap

def expand_runs(runs):
    return list(chain.from_iterable(starmap(repeat, runs)))
