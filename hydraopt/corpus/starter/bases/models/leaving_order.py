# %% statement
# Children stand in a circle and count from the first one; every child that gets the number `step` leaves, and counting starts anew with the
# next one. Return the names in the order in which the children leave.
# %% inputs
SIZES = (200, 2000, 6000)
EDGE_CASES = [[[], 3], [["Ida"], 5], [["Ida", "Bo"], 1], [["Ida", "Bo", "Cy", "Di"], 2], [["a", "b", "c", "d", "e"], 9]]
def make_input(rng, size):
    return [[f"child{rng.randrange(10 * size)}" for _ in range(size)], 2 + rng.randrange(6)]
# %% program: good
from collections import deque


def leaving_order(children, step):
    circle = deque(children)
    leaving = []
    while circle:
        circle.rotate(1 - step)
        leaving.append(circle.popleft())
    return leaving
