# %% statement
# Children 1..count stand in a circle; counting starts at 1, and every step-th child leaves (step > 0), until none is left.
# Return the children in the order in which they leave.
# %% inputs
SIZES = (100, 500, 2500)
EDGE_CASES = [[0, 3], [1, 5], [5, 1], [5, 2], [7, 3], [6, 10]]
def make_input(rng, size):
    return [size + rng.randrange(20), rng.randrange(2, 9)]
# %% program: good
from collections import deque

def counting_out(count, step):
    circle = deque(range(1, count + 1))
    leaving = []
    while circle:
        for _ in range((step - 1) % len(circle)):
            circle.append(circle.popleft())
        leaving.append(circle.popleft())
    return leaving
