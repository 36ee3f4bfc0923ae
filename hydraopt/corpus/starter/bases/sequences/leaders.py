# %% statement
# votes is a list of names in the order they came in. Return the name that led after each vote:
# the one with the most votes so far, of several the one that got its last vote latest.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [["Io"]], [["Io", "Al"]], [["Io", "Io", "Al", "Bea", "Al"]], [["a", "b", "b", "a", "a"]]]
def make_input(rng, size):
    return [[f"name{rng.randrange(12)}" for _ in range(size)]]
# %% program: good
from collections import defaultdict

def leaders(votes):
    counts = defaultdict(int)
    leader, most = None, 0
    history = []
    for name in votes:
        counts[name] += 1
        if counts[name] >= most:
            leader, most = name, counts[name]
        history.append(leader)
    return history
