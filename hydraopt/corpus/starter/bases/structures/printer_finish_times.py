# %% statement
# Jobs, given as lists of pages, are printed in order: each goes to the printer that is free first. A page takes one second.
# Return the list of the seconds at which the jobs are finished; with no printers the list is empty.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], 2], [[5], 1], [[3, 4, 5], 0], [[3, 1, 2, 2], 2], [[7, 7, 7], 10]]
def make_input(rng, size):
    return [[1 + rng.randrange(60) for _ in range(size)], 2 + size // 5]
# %% program: good
from heapq import heappop, heappush


def printer_finish_times(jobs, printers):
    if printers == 0:
        return []
    free_at = [0] * printers
    finished = []
    for pages in jobs:
        start = heappop(free_at)
        end = start + pages
        finished.append(end)
        heappush(free_at, end)
    return finished
