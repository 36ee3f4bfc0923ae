# %% statement
# Return how many pairs of positions (i before j) hold amounts that add up to the goal.
# %% inputs
SIZES = (60, 250, 800)
EDGE_CASES = [[[], 3], [[4], 8], [[2, 2, 2], 4], [[1, 5, 3, 3], 6], [[-1, 1, 0], 0]]
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)], size]
# %% program: nested
def pairs_with_sum(amounts, goal):
    pairs = 0
    for i in range(len(amounts)):
        for j in range(len(amounts)):
            if i < j and amounts[i] + amounts[j] == goal:
                pairs = pairs + 1
    return pairs
# %% program: combinations
from itertools import combinations

def pairs_with_sum(amounts, goal):
    return sum(a + b == goal for a, b in combinations(amounts, 2))
# %% program: seen_counts
def pairs_with_sum(amounts, goal):
    pairs = 0
    seen = {}
    for amount in amounts:
        pairs += seen.get(goal - amount, 0)
        seen[amount] = seen.get(amount, 0) + 1
    return pairs
# %% program: list_count
def pairs_with_sum(amounts, goal):
    return sum(amounts[: i].count(goal - amount) for i, amount in enumerate(amounts))
