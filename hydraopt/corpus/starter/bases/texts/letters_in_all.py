# %% statement
# Return the letters that stand in every one of the labels, each as often as it stands in the label that has it
# least often, sorted, as one text. Without labels the answer is empty.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[]], [[""]], [["banana"]], [["banana", "bandana", "nab"]], [["aabb", "bbaa", "abab"]], [["x", "y"]]]
def make_input(rng, size):
    common = "aabcdeee"
    return [[common + "".join(rng.choice("abcdefghij") for _ in range(rng.randrange(4, 20))) for _ in range(size)]]
# %% program: good
from collections import Counter


def letters_in_all(labels):
    if not labels:
        return ""
    shared = Counter(labels[0])
    for label in labels[1:]:
        shared &= Counter(label)
        if not shared:
            return ""
    return "".join(sorted(shared.elements()))
