# %% statement
# Return the number of different pairs of neighbouring letters in the names (a to z, either case; pairs within one name only), and the most frequent
# pair, the first in the alphabet if several: [number, pair]; the pair is "" if there is none.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[]], [["a"]], [["ab", "AB"]], [["anna", "hanna"]], [["a-b", "b a", "cd", "dc"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdefghijklmnop-") for _ in range(rng.randrange(2, 9))).title() for _ in range(size)]]
# %% program: good
from collections import Counter


def letter_pairs(names):
    pairs = Counter()
    for name in names:
        lowered = name.lower()
        for left, right in zip(lowered, lowered[1:]):
            if left.isalpha() and right.isalpha():
                pairs[left + right] += 1
    if not pairs:
        return [0, ""]
    top = min(pairs, key=lambda pair: (-pairs[pair], pair))
    return [len(pairs), top]
