# %% statement
# Two words have the same shape if their letters repeat at the same places ("otto", "anna"; not "otti"). Return the groups of at
# least two words of one shape, in order of each group's first word; words keep their order.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[]], [["otto"]], [["otto", "anna", "otti"]], [["", "", "a"]], [["ab", "aa", "cd", "bb", "abc"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcde") for _ in range(rng.randrange(3, 9))) for _ in range(size)]]
# %% program: good
from collections import defaultdict


def word_shape(word):
    numbers = {}
    return tuple(numbers.setdefault(letter, len(numbers)) for letter in word)


def same_shapes(words):
    groups = defaultdict(list)
    for word in words:
        groups[word_shape(word)].append(word)
    return [group for group in groups.values() if len(group) > 1]
