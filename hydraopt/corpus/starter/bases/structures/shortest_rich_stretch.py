# %% statement
# Return the length of the shortest run of days in a row whose balances (which may be negative) sum to at least `goal`, -1 if
# there is none. The goal is at least 1.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[[], 1], [[1], 1], [[1, 2], 4], [[2, -1, 2], 3], [[84, -37, 32, 40, 95], 167], [[-5, -6], 1]]
def make_input(rng, size):
    return [[rng.randrange(-40, 60) for _ in range(size)], size * 3]
# %% program: good
from collections import deque
from itertools import accumulate


def shortest_rich_stretch(balances, goal):
    totals = list(accumulate(balances, initial=0))
    starts = deque()
    shortest = len(totals)
    for day, total in enumerate(totals):
        while starts and total - totals[starts[0]] >= goal:
            shortest = min(shortest, day - starts.popleft())
        while starts and totals[starts[-1]] >= total:
            starts.pop()
        starts.append(day)
    return shortest if shortest < len(totals) else -1
