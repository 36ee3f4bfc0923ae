# %% statement
# Return the greatest number of days between a day and a later day whose visitors were at least
# as many; 0 where there are no such two days.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[5]], [[5, 4, 3]], [[3, 3]], [[6, 0, 8, 2, 1, 5]], [[9, 8, 1, 0, 1, 9, 4, 0, 4, 1]]]
def make_input(rng, size):
    return [[20 * (size - day) + rng.randrange(size * 12) for day in range(size)]]
# %% program: good
from itertools import accumulate

def longest_comparison(visitors):
    days = len(visitors)
    lowest_before = list(accumulate(visitors, min))
    highest_after = list(accumulate(reversed(visitors), max))[::-1]
    early = late = longest = 0
    while late < days:
        if lowest_before[early] <= highest_after[late]:
            longest = max(longest, late - early)
            late += 1
        else:
            early += 1
    return longest
