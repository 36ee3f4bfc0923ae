# %% statement
# The same chore needs `rest` other minutes before it is done again; a chore takes a minute. Each minute do, of the chores allowed, the one
# left most often (then the alphabetically first), or nothing. Return the list of what is done, None for idle minutes.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[], 2], [["wash"], 5], [["a", "a", "b"], 0], [["a", "a", "a", "b", "b", "b"], 2], [["x", "x", "y"], 3]]
def make_input(rng, size):
    return [[f"chore{rng.randrange(max(3, size // 8))}" for _ in range(size)], 5 + size // 100]
# %% program: good
from collections import Counter, deque
from heapq import heapify, heappop, heappush


def chores_with_rests(chores, rest):
    allowed = [(-count, chore) for chore, count in Counter(chores).items()]
    heapify(allowed)
    resting = deque()
    done = []
    while allowed or resting:
        minute = len(done)
        if resting and resting[0][0] <= minute:
            heappush(allowed, resting.popleft()[1])
        if not allowed:
            done.append(None)
            continue
        left, chore = heappop(allowed)
        done.append(chore)
        if left < -1:
            resting.append((minute + rest + 1, (left + 1, chore)))
    return done
