# %% statement
# Children stand in a circle. Every `step`-th one, counted on from the last who left (from the first child at the start),
# leaves the circle. Return the names in the order in which they leave. `step` is at least 1.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], 3], [["Ida"], 4], [["a", "b", "c"], 1], [["a", "b", "c", "d", "e"], 2], [["a", "b"], 7]]
def make_input(rng, size):
    return [[f"child{i}" for i in range(size)], 2 + rng.randrange(8)]
# %% program: good
from collections import deque


def counting_out_order(children, step):
    circle = deque(children)
    order = []
    while circle:
        circle.rotate(1 - step)
        order.append(circle.popleft())
    return order
