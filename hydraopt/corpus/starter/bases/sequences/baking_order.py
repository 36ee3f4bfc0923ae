# %% statement
# One baker serves orders of so many loaves, in a line. Each turn bakes at most batch loaves for
# the first order; if it is not complete then, it goes to the end of the line. Return the
# positions of the orders as they are completed (all loaves > 0).
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], 2], [[5], 2], [[3, 1], 2], [[4, 2, 6, 1], 3], [[1, 1], 5]]
def make_input(rng, size):
    return [[rng.randrange(1, 30) for _ in range(size)], 6]
# %% program: good
from collections import deque

def baking_order(loaves, batch):
    line = deque(enumerate(loaves))
    done = []
    while line:
        order, left = line.popleft()
        if left > batch:
            line.append((order, left - batch))
        else:
            done.append(order)
    return done
