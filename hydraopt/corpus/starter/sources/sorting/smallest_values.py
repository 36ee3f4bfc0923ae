# %% statement
# Return the k smallest values of a list in ascending order (all of them, sorted, if the list
# is shorter than k).
# %% inputs
SIZES = (300, 2000, 12000)
EDGE_CASES = [[[], 3], [[5], 2], [[3, 1, 2], 0], [[2, 2, 1, 1, 2], 3], [[-4, 9, -7, 0], 10]]
def make_input(rng, size):
    return [[rng.randrange(-size * 5, size * 5) for _ in range(size)], 20]
# %% program: sort-in-loop
def smallest_values(numbers, k):
    rest = list(numbers)
    found = []
    while len(found) < k and len(rest) > 0:
        rest = sorted(rest)
        found.append(rest[0])
        rest.remove(rest[0])
    return found
# %% program: sort-once
def smallest_values(numbers, k):
    return sorted(numbers)[:k]
# %% program: nsmallest
import heapq

def smallest_values(numbers, k):
    return heapq.nsmallest(k, numbers)
# %% program: heap-pops
from heapq import heapify, heappop

def smallest_values(numbers, k):
    heap = list(numbers)
    heapify(heap)
    return [heappop(heap) for _ in range(min(k, len(heap)))]
