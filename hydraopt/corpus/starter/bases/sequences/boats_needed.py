# %% statement
# A boat carries one or two people who weigh at most limit together. Return the fewest boats for
# all; nobody weighs more than limit.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 100], [[70], 100], [[50, 50], 100], [[60, 50, 45], 100], [[90, 80, 10, 20, 30], 100]]
def make_input(rng, size):
    return [[rng.randrange(20, 120) for _ in range(size)], 140]
# %% program: good
from collections import deque

def boats_needed(weights, limit):
    waiting = deque(sorted(weights))
    boats = 0
    while waiting:
        heaviest = waiting.pop()
        if waiting and waiting[0] + heaviest <= limit:
            waiting.popleft()
        boats += 1
    return boats
