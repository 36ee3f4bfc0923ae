# %% statement
# The next ticket of a row costs as many coins as seats are free in it. Return the highest income from `count` tickets (fewer, if there are not so many seats).
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], 4], [[3], 0], [[3], 2], [[2, 5], 4], [[1, 1], 9], [[0, 4, 4], 3]]
def make_input(rng, size):
    return [[1 + rng.randrange(40) for _ in range(size // 4)], size]
# %% program: good
from heapq import heapify, heappop, heappush


def best_ticket_income(free_seats, count):
    rows = [-free for free in free_seats if free > 0]
    heapify(rows)
    income = 0
    for _ in range(count):
        if not rows:
            break
        price = -heappop(rows)
        income += price
        if price > 1:
            heappush(rows, 1 - price)
    return income
