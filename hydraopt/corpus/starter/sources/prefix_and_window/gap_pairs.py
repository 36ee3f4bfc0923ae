# %% statement
# Return how many pairs of positions hold ages that differ by exactly `gap` years (gap >= 1).
# %% inputs
SIZES = (60, 250, 800)
EDGE_CASES = [[[], 3], [[4], 1], [[2, 2, 3, 3], 1], [[9, 5, 1], 4], [[-1, 1, 0], 2], [[5, 5], 2]]
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)], rng.randrange(2, 9)]
# %% program: nested
def gap_pairs(ages, gap):
    pairs = 0
    i = 0
    while i < len(ages):
        for j in range(i + 1, len(ages)):
            if abs(ages[i] - ages[j]) == gap:
                pairs += 1
        i += 1
    return pairs
# %% program: list_count
def gap_pairs(ages, gap):
    return sum(ages.count(age + gap) for age in ages)
# %% program: counter
from collections import Counter

def gap_pairs(ages, gap):
    counts = Counter(ages)
    return sum(number * counts[age + gap] for age, number in counts.items())
# %% program: seen_so_far
def gap_pairs(ages, gap):
    pairs = 0
    seen = {}
    for age in ages:
        pairs += seen.get(age - gap, 0) + seen.get(age + gap, 0)
        seen[age] = seen.get(age, 0) + 1
    return pairs
