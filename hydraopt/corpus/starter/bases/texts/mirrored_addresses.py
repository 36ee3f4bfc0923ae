# %% statement
# Return whether each address made of signs without spaces is a mirror of another one in the list: read backwards it is some entry of
# the list at another place. Answer as a text of "y" and "n".
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[]], [["aba"]], [["aba", "aba"]], [["ab", "ba", "x"]], [["", "no", "on", "x", ""]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcd") for _ in range(rng.randrange(3, 8))) for _ in range(size)]]
# %% program: good
from collections import Counter


def mirrored_addresses(addresses):
    counts = Counter(addresses)
    marks = []
    for address in addresses:
        mirror = address[::-1]
        needed = 2 if mirror == address else 1
        marks.append("y" if counts[mirror] >= needed else "n")
    return "".join(marks)
