# %% statement
# Return how many stretches (one or more entries in a row) of the signals have an exclusive-or of 0.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[0]], [[1]], [[3, 3]], [[1, 2, 3]], [[5, 5, 5, 5]], [[4, 0, 4, 1]]]
def make_input(rng, size):
    return [[rng.randrange(256) for _ in range(size)]]
# %% program: good
from collections import defaultdict

def silent_stretches(signals):
    seen = defaultdict(int)
    seen[0] = 1
    state = 0
    silent = 0
    for signal in signals:
        state ^= signal
        silent += seen[state]
        seen[state] += 1
    return silent
