# %% statement
# Two empty jugs hold `large` and `small` litres (positive). A step fills one, empties one, or pours one into the other until it is empty or the
# other full. Return the fewest steps until one of them holds exactly `wanted` litres, or None.
# %% inputs
SIZES = (20, 100, 500)
EDGE_CASES = [[5, 3, 4], [5, 3, 0], [4, 2, 3], [1, 1, 1], [7, 7, 9], [9, 4, 6]]
def make_input(rng, size):
    return [size + rng.randrange(10), size // 2 + 1 + 2 * rng.randrange(5), size // 2 + rng.randrange(8)]
# %% program: good
from collections import deque


def jugs_to_fill(large, small, wanted):
    start = (0, 0)
    steps = {start: 0}
    queue = deque([start])
    while queue:
        state = queue.popleft()
        if wanted in state:
            return steps[state]
        one, two = state
        out = min(one, small - two)
        back = min(two, large - one)
        following = (
            (large, two), (one, small), (0, two), (one, 0), (one - out, two + out), (one + back, two - back)
        )
        for after in following:
            if after not in steps:
                steps[after] = steps[state] + 1
                queue.append(after)
    return None
