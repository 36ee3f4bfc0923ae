# %% statement
# Return how often each word occurs in the list of words.
# %% inputs
SIZES = (1_000, 100_000, 250_000)
EDGE_CASES = [
    [[]],
    [["a"]],
    [["b", "a", "b", "b"]],
    [["", "", " "]],
    [["Tea", "tea", "TEA", "tea"]],
    [["x", "y", "z"]],
]
def make_input(rng, size):
    vocabulary = ["word" + str(number) for number in range(max(1, size // 50))]
    return [[rng.choice(vocabulary) for _ in range(size)]]
# %% program: original
def count_words(words):
    counts = {}
    for i in range(len(words)):
        if words[i] in counts:
            counts[words[i]] = counts[words[i]] + 1
        else:
            counts[words[i]] = 1
    return counts
# %% program: human
from collections import Counter

def count_words(words):
    return dict(Counter(words))
