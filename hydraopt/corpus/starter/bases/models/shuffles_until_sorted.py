# %% statement
# A shuffle takes the card at place i to place target[i] (`target` holds 0 to n-1, each once). Return how many shuffles (at least 1) bring every
# card back to its first place; 1 for no cards.
# %% inputs
SIZES = (100, 1000, 8000)
EDGE_CASES = [[[]], [[0]], [[1, 0]], [[1, 2, 0, 4, 3]], [[0, 2, 1, 3]], [[3, 0, 1, 2, 5, 6, 4]]]
def make_input(rng, size):
    target = list(range(size))
    rng.shuffle(target)
    return [target]
# %% program: good
from math import lcm


def shuffles_until_sorted(target):
    visited = set()
    rounds = 1
    for start in range(len(target)):
        if start in visited:
            continue
        length = 0
        place = start
        while place not in visited:
            visited.add(place)
            place = target[place]
            length += 1
        rounds = lcm(rounds, length)
    return rounds
