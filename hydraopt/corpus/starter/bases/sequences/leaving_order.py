# %% statement
# Children stand in a circle in the order of names. Counting from the first, every step-th child
# leaves the circle, and counting goes on with the next one. Return the names in the order of
# leaving (step > 0).
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[], 3], [["Ann"], 4], [["Ann", "Ben"], 1], [["Ann", "Ben", "Cem", "Dora", "Eli"], 2], [["a", "b", "c"], 7]]
def make_input(rng, size):
    return [[f"child{number}" for number in range(size)], rng.randrange(3, 9)]
# %% program: good
from collections import deque

def leaving_order(names, step):
    circle = deque(names)
    leaving = []
    while circle:
        circle.rotate(1 - step)
        leaving.append(circle.popleft())
    return leaving
