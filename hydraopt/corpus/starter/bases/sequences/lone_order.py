# %% statement
# Return the first order number that appears just once in the list; None where there is none.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[4, 7, 4, 9]], [[1, 2, 1, 2, 3, 3, 8]]]
def make_input(rng, size):
    half = [rng.randrange(10 * size) for _ in range(size // 2)]
    return [half + half[::-1] + [-1]]
# %% program: good
from collections import Counter

def lone_order(orders):
    counts = Counter(orders)
    for order in orders:
        if counts[order] == 1:
            return order
    return None
