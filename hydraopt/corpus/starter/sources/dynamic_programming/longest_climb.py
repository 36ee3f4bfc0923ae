# %% statement
# Return the length of the longest stretch of neighbouring heights in which each one is
# greater than the one before.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[3]], [[5, 4, 3]], [[1, 2, 2, 3, 4]], [[-2, -1, 0]]]
def make_input(rng, size):
    heights, level = [], 0
    while len(heights) < size:
        level = rng.randrange(10) if rng.random() < 0.06 else level + rng.randrange(1, 4)
        heights.append(level)
    return [heights]
# %% program: each_start
def longest_climb(heights):
    longest = 0
    for start in range(len(heights)):
        run = [heights[start]]
        k = start + 1
        while k < len(heights) and heights[k] > run[-1]:
            run.append(heights[k])
            k = k + 1
        if len(run) > longest:
            longest = len(run)
    return longest
# %% program: table
def longest_climb(heights):
    lengths = [1] * len(heights)
    for k in range(1, len(heights)):
        if heights[k] > heights[k - 1]:
            lengths[k] = lengths[k - 1] + 1
    return max(lengths, default=0)
# %% program: pairwise
from itertools import pairwise

def longest_climb(heights):
    longest = current = min(len(heights), 1)
    for before, after in pairwise(heights):
        if after > before:
            current += 1
            if current > longest:
                longest = current
        else:
            current = 1
    return longest
# %% program: breaks
def longest_climb(heights):
    breaks = [k for k in range(1, len(heights)) if heights[k] <= heights[k - 1]]
    return max(b - a for a, b in zip([0] + breaks, breaks + [len(heights)]))
