# %% statement
# A shuffle puts the card at place i at place shuffle[i] (a permutation of 0..n-1). Return after how many repetitions of the
# shuffle the deck is in its first order again, modulo 1000000007. An empty deck gives 1.
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[0]], [[1, 0]], [[1, 2, 0, 4, 3]], [[0, 1, 2]], [[3, 2, 1, 0]]]
def make_input(rng, size):
    order = list(range(size))
    rng.shuffle(order)
    return [order]
# %% program: good
from math import lcm

def shuffle_period(shuffle):
    visited = set()
    period = 1
    for start in range(len(shuffle)):
        if start in visited:
            continue
        length = 0
        card = start
        while card not in visited:
            visited.add(card)
            card = shuffle[card]
            length += 1
        period = lcm(period, length)
    return period % 1000000007
