# %% statement
# A board has fields 1 to `last`. From field 1, a throw of 1 to 6 moves a piece on; on the start of a jump [from, to] (ladder or snake, never
# from field 1, no two from one field) it goes to its end, and not further. Return the fewest throws to stand on `last` exactly, or None.
# %% inputs
SIZES = (60, 500, 2500)
EDGE_CASES = [[1, []], [7, []], [8, []], [20, [[2, 19], [18, 3]]], [8, [[2, 1], [3, 1], [4, 1], [5, 1], [6, 1], [7, 1]]], [30, [[5, 27], [29, 2], [27, 30]]]]
def make_input(rng, size):
    starts = rng.sample(range(2, size), size // 8)
    return [size, [[start, max(1, min(size, start + rng.randrange(-40, 30)))] for start in starts]]
# %% program: good
from collections import deque


def ladder_throws(last, jumps):
    leads_to = {start: end for start, end in jumps}
    throws = {1: 0}
    queue = deque([1])
    while queue:
        field = queue.popleft()
        if field == last:
            return throws[field]
        for ahead in range(field + 1, min(field + 6, last) + 1):
            landed = leads_to.get(ahead, ahead)
            if landed not in throws:
                throws[landed] = throws[field] + 1
                queue.append(landed)
    return None
