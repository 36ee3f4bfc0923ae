# %% statement
# Return for each pair [dice, total] the number of throws of that many dice with the numbers 1 to `sides` that sum to the total. No dice sum to 0 in one way.
# %% inputs
SIZES = (20, 100, 600)
EDGE_CASES = [[[], 6], [[[0, 0]], 6], [[[1, 7], [1, 3]], 6], [[[2, 7], [2, 2]], 6], [[[3, 10], [4, 4], [3, 2]], 4]]
def make_input(rng, size):
    return [[[2 + rng.randrange(3), 2 + rng.randrange(16)] for _ in range(size)], 6]
# %% program: good
from functools import cache


def dice_sum_chances(questions, sides):
    @cache
    def throws(dice, total):
        if dice == 0:
            return 1 if total == 0 else 0
        if total < dice or total > dice * sides:
            return 0
        return sum(throws(dice - 1, total - shown) for shown in range(1, sides + 1))

    return [throws(dice, total) for dice, total in questions]
