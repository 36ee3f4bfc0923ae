# %% statement
# Return how many names have each length, as a dict from the length (as text) to the count.
# %% inputs
SIZES = (100, 600, 4000)
EDGE_CASES = [[[]], [["Ann"]], [["Ann", "Bob", "Carla"]], [["", "", "x"]]]
def make_input(rng, size):
    return [["n" * rng.randrange(1, 60) for _ in range(size)]]
# %% program: original
def length_counts(names):
    lengths = []
    for name in names:
        lengths.append(len(name))
    counts = {}
    for length in lengths:
        if str(length) not in counts:
            counts[str(length)] = 0
            for other in lengths:
                if other == length:
                    counts[str(length)] += 1
    return counts
# %% program: counter
from collections import Counter

def length_counts(names):
    return {str(length): count for length, count in Counter(map(len, names)).items()}
# %% program: dict_get
def length_counts(names):
    counts = {}
    for name in names:
        key = len(name)
        counts[key] = counts.get(key, 0) + 1
    return {str(key): count for key, count in counts.items()}
# %% program: dict_of_text
def length_counts(names):
    counts = {}
    for name in names:
        length = str(len(name))
        counts[length] = counts.get(length, 0) + 1
    return counts
