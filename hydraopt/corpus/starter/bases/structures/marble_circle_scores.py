# %% statement
# Marble m (1, 2, ..., `last`) is played by player m % players into a circle that first holds only 0, the current marble: it goes in after the marble that follows
# the current one, and becomes current. If m is divisible by 23 it does not go in: the player scores m and the marble seven before the current one, which
# is taken out; the one after it becomes current. Return the scores by player.
# %% inputs
SIZES = (200, 2000, 15000)
EDGE_CASES = [[1, 0], [1, 22], [9, 25], [2, 46], [3, 100], [10, 1618]]
def make_input(rng, size):
    return [5 + rng.randrange(20), size + rng.randrange(50)]
# %% program: good
from collections import deque


def marble_circle_scores(players, last):
    scores = [0] * players
    circle = deque([0])
    for marble in range(1, last + 1):
        if marble % 23:
            circle.rotate(-1)
            circle.append(marble)
        else:
            circle.rotate(7)
            scores[marble % players] += marble + circle.pop()
            circle.rotate(-1)
    return scores
