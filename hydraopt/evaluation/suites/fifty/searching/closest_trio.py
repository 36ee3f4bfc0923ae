# %% statement
# Return the sum of three weights at different positions of the list that comes closest to the
# target; of two equally close sums the smaller one; null when there are fewer than three weights.
# %% inputs
SIZES = (15, 60, 140)
EDGE_CASES = [
    [[], 5],
    [[1, 2], 3],
    [[1, 2, 3], 100],
    [[0, 0, 0, 0], 0],
    [[1, 1, 4, 4], 7],
    [[2, 2, 2, 6], 8],
    [[-5, -4, 3, 8, 10], 0],
    [[10**9, -(10**9), 1, 2], 3],
]
def make_input(rng, size):
    weights = [rng.randrange(-(10**6), 10**6) for _ in range(size)]
    return [weights, rng.randrange(-(10**6), 10**6)]
# %% program: original
def closest_trio(weights, target):
    sums = []
    for i in range(len(weights)):
        for j in range(i + 1, len(weights)):
            for k in range(j + 1, len(weights)):
                sums.append(weights[i] + weights[j] + weights[k])
    if len(sums) == 0:
        return None
    best = sums[0]
    for total in sums:
        if abs(total - target) < abs(best - target):
            best = total
        elif abs(total - target) == abs(best - target) and total < best:
            best = total
    return best
# %% program: human
def closest_trio(weights, target):
    ordered = sorted(weights)
    best = None
    for first in range(len(ordered) - 2):
        left, right = first + 1, len(ordered) - 1
        while left < right:
            total = ordered[first] + ordered[left] + ordered[right]
            if best is None or (abs(total - target), total) < (abs(best - target), best):
                best = total
            if total < target:
                left += 1
            else:
                right -= 1
    return best
# %% properties
from itertools import combinations
from hypothesis import strategies as st
ARGUMENTS = [st.lists(st.integers(-40, 40), max_size=12), st.integers(-60, 60)]
def property_it_is_the_sum_of_a_trio(answer, weights, target):
    trios = {sum(trio) for trio in combinations(weights, 3)}
    assert answer in trios if trios else answer is None
def property_no_trio_is_closer_or_as_close_and_smaller(answer, weights, target):
    for trio in combinations(weights, 3):
        assert (abs(answer - target), answer) <= (abs(sum(trio) - target), sum(trio))
