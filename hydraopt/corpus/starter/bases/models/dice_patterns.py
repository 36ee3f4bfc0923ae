# %% statement
# Each roll is five dice of 1 to 6. Name it "yacht" (five equal), "four" (four equal), "house" (three and two equal), "straight" (1-5 or
# 2-6), else "other"; return how often each name came up, without names that never did.
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[]], [[[1, 1, 1, 1, 1]]], [[[2, 3, 2, 3, 2], [5, 4, 3, 2, 1]]], [[[6, 5, 4, 3, 2], [1, 2, 3, 4, 6]]], [[[4, 4, 1, 4, 4], [4, 4, 1, 4, 2]]]]
def make_input(rng, size):
    return [[[rng.randrange(1, 7) for _ in range(5)] for _ in range(size)]]
# %% program: good
from collections import Counter

STRAIGHTS = {(1, 2, 3, 4, 5), (2, 3, 4, 5, 6)}


def pattern(dice):
    largest = sorted(Counter(dice).values(), reverse=True)
    if largest[0] == 5:
        return "yacht"
    if largest[0] == 4:
        return "four"
    if largest == [3, 2]:
        return "house"
    return "straight" if tuple(sorted(dice)) in STRAIGHTS else "other"


def dice_patterns(rolls):
    return dict(Counter(pattern(roll) for roll in rolls))
