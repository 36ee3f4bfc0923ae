# %% statement
# Count the pairs of different positions with the same badge colour.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[[]], [["red"]], [["red", "red"]], [["a", "b", "a", "a"]], [["a", "b", "c"]]]
def make_input(rng, size):
    return [[f"colour{rng.randrange(200)}" for _ in range(size)]]
# %% program: good
from collections import Counter

def alike_pairs(badges):
    return sum(count * (count - 1) // 2 for count in Counter(badges).values())
