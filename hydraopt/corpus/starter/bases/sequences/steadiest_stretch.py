# %% statement
# Return the length of the longest stretch of neighbouring temperatures of which no two differ
# by more than spread.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 2], [[5], 0], [[5, 9], 3], [[8, 2, 4, 7], 4], [[10, 1, 2, 4, 7, 2], 5], [[4, 2, 2, 2, 4, 4, 2, 2], 0]]
def make_input(rng, size):
    value, temperatures = 0, []
    for _ in range(size):
        value += rng.randrange(-3, 4)
        temperatures.append(value)
    return [temperatures, 20]
# %% program: good
from collections import deque

def steadiest_stretch(temperatures, spread):
    falling, rising = deque(), deque()
    start = longest = 0
    for end, value in enumerate(temperatures):
        while falling and temperatures[falling[-1]] <= value:
            falling.pop()
        falling.append(end)
        while rising and temperatures[rising[-1]] >= value:
            rising.pop()
        rising.append(end)
        while temperatures[falling[0]] - temperatures[rising[0]] > spread:
            start += 1
            if falling[0] < start:
                falling.popleft()
            if rising[0] < start:
                rising.popleft()
        longest = max(longest, end - start + 1)
    return longest
