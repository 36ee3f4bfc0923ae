# %% statement
# The two heaviest boulders are smashed together again and again: equal ones vanish, otherwise one with the difference of
# their weights stays. Return the weight of the last one, 0 if none is left.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [[8]], [[3, 3]], [[2, 7, 4, 1, 8, 1]], [[10, 4]], [[5, 5, 5]]]
def make_input(rng, size):
    return [[1 + rng.randrange(100000) for _ in range(size)]]
# %% program: good
import heapq


def last_boulder(weights):
    pile = [-weight for weight in weights]
    heapq.heapify(pile)
    while len(pile) > 1:
        heaviest = heapq.heappop(pile)
        second = heapq.heappop(pile)
        if heaviest != second:
            heapq.heappush(pile, heaviest - second)
    return -pile[0] if pile else 0
