# %% statement
# Dice are given by their numbers of sides (each side 1 to that number). For every target return in how many ways the dice can show that
# total together (dice are told apart; no dice show 0 in one way).
# %% inputs
SIZES = (5, 14, 32)
EDGE_CASES = [[[], [0, 1]], [[6], [0, 1, 6, 7]], [[6, 6], [2, 7, 12]], [[2, 3, 4], [9, 3, 5]], [[1, 1, 1], [3]], [[4, 20], []]]
def make_input(rng, size):
    dice = [rng.choice([4, 6, 8, 10, 12, 20]) for _ in range(size)]
    return [dice, [rng.randrange(size, 6 * size) for _ in range(size)]]
# %% program: good
from collections import Counter


def odds_of_totals(dice, targets):
    ways = Counter({0: 1})
    for sides in dice:
        after = Counter()
        for total, count in ways.items():
            for shown in range(1, sides + 1):
                after[total + shown] += count
        ways = after
    return [ways[target] for target in targets]
