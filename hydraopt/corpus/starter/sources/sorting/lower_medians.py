# %% statement
# For every prefix of the readings return its lower median: the middle value of the sorted
# prefix, or the smaller of the two middle values.
# %% inputs
SIZES = (100, 400, 1500)
EDGE_CASES = [[[]], [[7]], [[2, 1]], [[5, 5, 5, 5]], [[-1, 4, -9, 3, 0]]]
def make_input(rng, size):
    return [[rng.randrange(-size, size * 4) for _ in range(size)]]
# %% program: sort-each-prefix
def lower_medians(readings):
    medians = []
    seen = []
    for reading in readings:
        seen = seen + [reading]
        ordered = sorted(seen)
        medians.append(ordered[(len(ordered) - 1) // 2])
    return medians
# %% program: insort
from bisect import insort

def lower_medians(readings):
    ordered = []
    medians = []
    for reading in readings:
        insort(ordered, reading)
        medians.append(ordered[(len(ordered) - 1) // 2])
    return medians
# %% program: two-heaps
from heapq import heappush, heappushpop

def lower_medians(readings):
    low, high, medians = [], [], []
    for reading in readings:
        if len(low) == len(high):
            heappush(low, -heappushpop(high, reading))
        else:
            heappush(high, -heappushpop(low, -reading))
        medians.append(-low[0])
    return medians
