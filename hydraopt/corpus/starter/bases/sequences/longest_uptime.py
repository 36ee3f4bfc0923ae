# %% statement
# pings holds 1 (answered) and 0 (lost). Return the length of the longest stretch of neighbours
# with at most allowed lost pings.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 1], [[0], 0], [[0], 1], [[1, 0, 1, 1, 0, 1], 1], [[1, 1, 1], 0], [[0, 0, 1, 0], 2]]
def make_input(rng, size):
    return [[1 if rng.random() < 0.8 else 0 for _ in range(size)], size // 100]
# %% program: good
from collections import deque

def longest_uptime(pings, allowed):
    lost = deque()
    start = longest = 0
    for end, ping in enumerate(pings, 1):
        if ping == 0:
            lost.append(end)
            if len(lost) > allowed:
                start = lost.popleft()
        longest = max(longest, end - start)
    return longest
