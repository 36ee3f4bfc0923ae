# %% statement
# So many times (rounds) the tallest of the coin stacks at that moment is halved, rounded down to whole coins. Return
# the number of coins that are left in all stacks.
# %% inputs
SIZES = (100, 600, 2000)
EDGE_CASES = [[[], 3], [[5], 0], [[5], 1], [[10, 3], 2], [[7, 7, 8], 4], [[1], 5]]
def make_input(rng, size):
    return [[rng.randrange(1, 10000) for _ in range(size)], size]
# %% program: good
from heapq import heapify, heappop, heappush

def halve_tallest(stacks, rounds):
    tallest_first = [-coins for coins in stacks]
    heapify(tallest_first)
    if not tallest_first:
        return 0
    for _ in range(rounds):
        coins = -heappop(tallest_first)
        if coins == 0:
            break
        heappush(tallest_first, -(coins // 2))
    return -sum(tallest_first)
