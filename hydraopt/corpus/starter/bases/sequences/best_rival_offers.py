# %% statement
# For every offer, return the highest of all other offers. There are at least two of them, or
# the answer is an empty list.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[]], [[5]], [[5, 3]], [[4, 4, 1]], [[2, 9, 4, 7]]]
def make_input(rng, size):
    return [[rng.randrange(1000000) for _ in range(size)]]
# %% program: good
from heapq import nlargest

def best_rival_offers(offers):
    if len(offers) < 2:
        return []
    best, second = nlargest(2, offers)
    return [second if offer == best else best for offer in offers]
