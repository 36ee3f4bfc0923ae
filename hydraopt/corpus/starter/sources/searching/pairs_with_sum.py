# %% statement
# The weights are distinct and ascending. Return how many pairs of two different weights add up
# to the target.
# %% inputs
SIZES = (80, 300, 900)
EDGE_CASES = [[[], 5], [[5], 10], [[1, 4], 5], [[-3, -1, 0, 1, 3], 0], [[1, 2, 3, 4], 100]]
def make_input(rng, size):
    weights = sorted(rng.sample(range(size * 3), size))
    return [weights, rng.randrange(size * 2, size * 4)]
# %% program: all-pairs
def pairs_with_sum(weights, target):
    pairs = 0
    for i in range(len(weights)):
        for j in range(len(weights)):
            if i < j and weights[i] + weights[j] == target:
                pairs = pairs + 1
    return pairs
# %% program: set
def pairs_with_sum(weights, target):
    known = set(weights)
    matches = sum([target - weight in known for weight in weights])
    return matches // 2
# %% program: two-pointers
def pairs_with_sum(weights, target):
    pairs = 0
    low, high = 0, len(weights) - 1
    while low < high:
        both = weights[low] + weights[high]
        if both == target:
            pairs += 1
        if both <= target:
            low += 1
        if both >= target:
            high -= 1
    return pairs
# %% program: set-overlap
def pairs_with_sum(weights, target):
    partners = {target - weight for weight in weights}
    return len(partners.intersection(weights)) // 2
