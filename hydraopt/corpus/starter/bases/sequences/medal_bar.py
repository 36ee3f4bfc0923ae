# %% statement
# After each jump, return the place-th best (longest) jump so far, None while there are fewer
# jumps (place > 0).
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 1], [[5], 1], [[5], 2], [[5, 5, 3], 2], [[1, 2, 3, 4, 5], 3], [[9, 8, 7], 1]]
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)], rng.randrange(30, 60)]
# %% program: good
from heapq import heappush, heapreplace

def medal_bar(jumps, place):
    best = []
    bars = []
    for jump in jumps:
        if len(best) < place:
            heappush(best, jump)
        elif jump > best[0]:
            heapreplace(best, jump)
        bars.append(best[0] if len(best) == place else None)
    return bars
