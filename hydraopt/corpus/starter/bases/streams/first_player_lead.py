# %% statement
# Players score in turn: the scores at places 0, 2, 4, ... belong to the first player, the others to the second.
# Return how far the first player's sum is ahead of the second's (negative if behind).
# %% inputs
SIZES = (500, 5000, 40000)
EDGE_CASES = [[[]], [[5]], [[5, 9]], [[1, 2, 3, 4, 5]], [[-4, 0, 4]]]
def make_input(rng, size):
    return [[rng.randrange(60) for _ in range(size)]]
# %% program: good
from itertools import islice
def first_player_lead(scores):
    total = sum(scores)
    first = sum(islice(scores, 0, None, 2))
    return first - (total - first)
