# %% statement
# Each row is a rising list of prices. Return the price that stands at place `rank` (1 is the lowest) when all rows are put
# into one order, or None if there are too few.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[[], 1], [[[5]], 1], [[[5], []], 2], [[[1, 5, 9], [2, 3], [4]], 4], [[[1, 1], [1, 1]], 3], [[[3, 8], [1]], 3]]
def make_input(rng, size):
    rows = [sorted(rng.randrange(10 * size) for _ in range(20)) for _ in range(size // 10)]
    return [rows, size]
# %% program: good
from heapq import heapify, heappop, heappush


def entry_by_rank_in_rows(rows, rank):
    if rank > sum(len(row) for row in rows):
        return None
    fronts = [(row[0], number, 0) for number, row in enumerate(rows) if row]
    heapify(fronts)
    price = None
    for _ in range(rank):
        price, number, place = heappop(fronts)
        row = rows[number]
        if place + 1 < len(row):
            heappush(fronts, (row[place + 1], number, place + 1))
    return price
