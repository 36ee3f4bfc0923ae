# %% statement
# Errands are pairs [deadline, pay]; each takes one day, and one is done a day, from day 1 on. An errand pays only if it is
# done on its deadline day or before. Return the highest total pay.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[[1, 9]]], [[[1, 3], [1, 8]]], [[[2, 5], [2, 6], [2, 7]]], [[[3, 4], [1, 10], [2, 1], [3, 9]]], [[[0, 4]]]]
def make_input(rng, size):
    return [[[1 + rng.randrange(size // 2), 1 + rng.randrange(900)] for _ in range(size)]]
# %% program: good
from heapq import heappush, heappushpop


def best_paid_errands(errands):
    chosen = []
    for deadline, pay in sorted(errands):
        if len(chosen) < deadline:
            heappush(chosen, pay)
        elif chosen:
            heappushpop(chosen, pay)
    return sum(chosen)
