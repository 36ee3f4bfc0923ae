# %% statement
# Return how many pairs of positions in the list hold words of the same length.
# %% inputs
SIZES = (50, 200, 700)
EDGE_CASES = [[[]], [["one"]], [["a", "b", "c"]], [["a", "bb", "ccc"]], [["", "", "xy", "zz"]]]
def make_input(rng, size):
    return [["w" * rng.randrange(1, 300) for _ in range(size)]]
# %% program: nested
def equal_length_pairs(words):
    pairs = []
    for first in range(len(words)):
        for second in range(first + 1, len(words)):
            if len(words[first]) == len(words[second]):
                pairs.append([first, second])
    return len(pairs)
# %% program: combinations
from itertools import combinations

def equal_length_pairs(words):
    return sum(a == b for a, b in combinations(map(len, words), 2))
# %% program: formula
from collections import Counter
from math import comb

def equal_length_pairs(words):
    return sum(comb(n, 2) for n in Counter(map(len, words)).values())
# %% program: sorted_runs
def equal_length_pairs(words):
    pairs = run = 0
    last = None
    for size in sorted(map(len, words)):
        run = run + 1 if size == last else 0
        pairs += run
        last = size
    return pairs
