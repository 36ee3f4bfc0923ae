# %% statement
# Return how many non-empty stretches of neighbouring numbers have a sum divisible by 13.
# %% inputs
SIZES = (50, 200, 700)
EDGE_CASES = [[[]], [[13]], [[1, 2]], [[0, 0, 0]], [[-13, 6, 7, 26]], [[12, 1, 12]]]
CONSTANTS = {"13": ["9", "100", "2"]}
def make_input(rng, size):
    return [[rng.randrange(-300, 300) for _ in range(size)]]
# %% program: every_stretch
def divisible_stretches(numbers):
    hits = 0
    for left in range(len(numbers)):
        total = 0
        for right in range(left, len(numbers)):
            total += numbers[right]
            if total % 13 == 0:
                hits += 1
    return hits
# %% program: remainder_pairs
from collections import Counter
from itertools import accumulate
from math import comb

def divisible_stretches(numbers):
    remainders = Counter(total % 13 for total in accumulate(numbers, initial=0))
    return sum(comb(count, 2) for count in remainders.values())
# %% program: remainder_dict
def divisible_stretches(numbers):
    hits = total = 0
    seen = {0: 1}
    for number in numbers:
        total = (total + number) % 13
        earlier = seen.get(total, 0)
        hits += earlier
        seen[total] = earlier + 1
    return hits
# %% program: remainder_list
def divisible_stretches(numbers):
    counts = [1] + [0] * (13 - 1)
    hits = total = 0
    for number in numbers:
        total = (total + number) % 13
        hits += counts[total]
        counts[total] += 1
    return hits
