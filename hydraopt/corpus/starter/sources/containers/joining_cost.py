# %% statement
# Two pieces of rope are joined at a cost equal to the sum of their lengths. Return the smallest
# total cost to join all pieces into one (always join the two shortest).
# %% inputs
SIZES = (60, 300, 1000)
EDGE_CASES = [[[]], [[5]], [[5, 3]], [[1, 2, 3, 4]], [[2, 2, 2, 2, 2]]]
def make_input(rng, size):
    return [[rng.randrange(1, size * 3) for _ in range(size)]]
# %% program: sort-and-pop
def joining_cost(pieces):
    ropes = list(pieces)
    cost = 0
    while len(ropes) > 1:
        ropes = sorted(ropes)
        first = ropes.pop(0)
        second = ropes.pop(0)
        cost += first + second
        ropes.append(first + second)
    return cost
# %% program: heap
import heapq

def joining_cost(pieces):
    heap = list(pieces)
    heapq.heapify(heap)
    cost = 0
    while len(heap) > 1:
        first = heapq.heappop(heap)
        joined = first + heap[0]
        heapq.heapreplace(heap, joined)
        cost += joined
    return cost
# %% program: two-queues
from collections import deque

def joining_cost(pieces):
    single, joined = deque(sorted(pieces)), deque()
    cost = 0
    while len(single) + len(joined) > 1:
        rope = 0
        for _ in range(2):
            take_joined = joined and (not single or joined[0] < single[0])
            rope += (joined if take_joined else single).popleft()
        joined.append(rope)
        cost += rope
    return cost
# %% program: insort
from bisect import insort

def joining_cost(pieces):
    ropes = sorted(pieces, reverse=True)
    cost = 0
    while len(ropes) > 1:
        joined = ropes.pop() + ropes.pop()
        cost += joined
        insort(ropes, joined, key=lambda length: -length)
    return cost
