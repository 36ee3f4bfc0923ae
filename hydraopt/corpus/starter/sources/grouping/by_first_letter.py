# %% statement
# Group the words (none is empty) by their first letter: a dict from letter to the list of its
# words, in their order.
# %% inputs
SIZES = (200, 1000, 5000)
EDGE_CASES = [[[]], [["pear"]], [["pear", "apple", "plum", "apple"]], [["A", "a", "A"]]]
def make_input(rng, size):
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [[rng.choice(letters) + "w%d" % rng.randrange(1000) for _ in range(size)]]
# %% program: original
def by_first_letter(words):
    letters = []
    for word in words:
        if word[0] not in letters:
            letters.append(word[0])
    groups = {}
    for letter in letters:
        groups[letter] = []
        for word in words:
            if word[0] == letter:
                groups[letter] = groups[letter] + [word]
    return groups
# %% program: defaultdict
from collections import defaultdict

def by_first_letter(words):
    groups = defaultdict(list)
    for word in words:
        groups[word[0]].append(word)
    return groups
# %% program: setdefault
def by_first_letter(words):
    groups = {}
    for word in words:
        groups.setdefault(word[0], []).append(word)
    return groups
# %% program: groupby
from itertools import groupby

def first_letter(word):
    return word[0]

def by_first_letter(words):
    ordered = sorted(words, key=first_letter)
    return {letter: list(group) for letter, group in groupby(ordered, first_letter)}
