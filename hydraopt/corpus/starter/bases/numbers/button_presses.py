# %% statement
# A counter shows start; its buttons add 1, double the number, or take off 3, and it never leaves 0..top. Return the
# fewest presses to show the target, or -1. Start and target lie in 0..top.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[0, 0, 0], [0, 1, 1], [3, 11, 12], [9, 1, 9], [5, 4, 5], [1, 100, 100]]
def make_input(rng, size):
    return [rng.randrange(3), size - rng.randrange(1, 20), size]
# %% program: good
from collections import deque

def button_presses(start, target, top):
    waiting = deque([(start, 0)])
    reached = {start}
    while waiting:
        shown, presses = waiting.popleft()
        if shown == target:
            return presses
        for following in (shown + 1, shown * 2, shown - 3):
            if 0 <= following <= top and following not in reached:
                reached.add(following)
                waiting.append((following, presses + 1))
    return -1
