# %% statement
# Words made of the same letters are anagrams. Return the size of the largest group of
# anagrams, 0 when there are no words.
# %% inputs
SIZES = (20, 60, 200)
EDGE_CASES = [[[]], [["tea"]], [["tea", "eat", "ox", "ate"]], [["a", "b", "c"]], [["x", "x"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcde") for _ in range(5)) for _ in range(size)]]
# %% program: original
def largest_anagram_group(words):
    best = 0
    for word in words:
        members = 0
        for other in words:
            if sorted(word) == sorted(other):
                members = members + 1
        if members > best:
            best = members
    return best
# %% program: sorted_once
def largest_anagram_group(words):
    keys = [sorted(word) for word in words]
    return max((keys.count(key) for key in keys), default=0)
# %% program: counter
from collections import Counter

def largest_anagram_group(words):
    sizes = Counter("".join(sorted(word)) for word in words)
    return max(sizes.values(), default=0)
# %% program: groupby
from itertools import groupby

def largest_anagram_group(words):
    keys = sorted("".join(sorted(word)) for word in words)
    return max((len(list(group)) for _, group in groupby(keys)), default=0)
