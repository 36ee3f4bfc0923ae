# %% statement
# Merge several lists, each already in ascending order, into one list in ascending order.
# %% inputs
SIZES = (160, 1600, 12000)
EDGE_CASES = [[[]], [[[]]], [[[1, 2], []]], [[[3], [1], [2]]], [[[1, 1], [1, 1]]], [[[-5, 0, 8], [-6, 9]]]]
def make_input(rng, size):
    return [[sorted(rng.randrange(size * 9) for _ in range(size // 8)) for _ in range(8)]]
# %% program: smallest-head
def merge_lists(lists):
    queues = [list(entries) for entries in lists]
    merged = []
    while True:
        pick = None
        for queue in queues:
            if len(queue) > 0:
                if pick is None or queue[0] < pick[0]:
                    pick = queue
        if pick is None:
            return merged
        merged.append(pick.pop(0))
# %% program: heapq-merge
import heapq

def merge_lists(lists):
    return list(heapq.merge(*lists))
# %% program: chain-and-sort
from itertools import chain

def merge_lists(lists):
    return sorted(chain.from_iterable(lists))
# %% program: extend-and-sort
def merge_lists(lists):
    merged = []
    for entries in lists:
        merged.extend(entries)
    merged.sort()
    return merged
