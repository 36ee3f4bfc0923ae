# %% statement
# Return how many pairs of the given labels (two places in the list) use exactly the same set of letters, however often each
# ("tea" and "aette").
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [["tea"]], [["tea", "aette"]], [["", "", ""]], [["ab", "ba", "aab", "abc", "cba", "x"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdefg") for _ in range(rng.randrange(2, 8))) for _ in range(size)]]
# %% program: good
from collections import Counter


def same_letter_pairs(labels):
    counts = Counter(frozenset(label) for label in labels)
    return sum(count * (count - 1) // 2 for count in counts.values())
