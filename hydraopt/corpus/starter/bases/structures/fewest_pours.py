# %% statement
# Two cans hold at most `first` and `second` litres and are empty. A step fills one, empties one, or pours one into the other until
# that is full or this is empty. Return the fewest steps until one of them holds exactly `goal` litres, -1 if that never happens.
# %% inputs
SIZES = (50, 400, 1600)
EDGE_CASES = [[3, 5, 4], [0, 0, 0], [2, 4, 3], [1, 1, 1], [0, 7, 7], [6, 9, 3], [4, 4, 9]]
def make_input(rng, size):
    return [size + 1, size + 8 + 2 * rng.randrange(20), size // 2]
# %% program: good
from collections import deque


def fewest_pours(first, second, goal):
    queue = deque([(0, 0, 0)])
    known = {(0, 0)}
    while queue:
        a, b, steps = queue.popleft()
        if goal in (a, b):
            return steps
        over = min(a, second - b)
        back = min(b, first - a)
        for cans in ((first, b), (a, second), (0, b), (a, 0), (a - over, b + over), (a + back, b - back)):
            if cans not in known:
                known.add(cans)
                queue.append((*cans, steps + 1))
    return -1
