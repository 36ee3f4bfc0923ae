# %% statement
# Tickets of a lottery are lists of numbers; return [hits, position] of the tickets with the
# count most hits among the drawn numbers, the most hits first, of equal ones by position. A
# number counts once on a ticket.
# %% inputs
SIZES = (60, 400, 1500)
EDGE_CASES = [[[], [1], 2], [[[1, 2]], [2], 1], [[[1], [2], [3]], [3, 2], 2], [[[], [4, 4]], [4], 5], [[[1, 2, 3], [2, 3, 9]], [], 1]]
def make_input(rng, size):
    return [[rng.sample(range(1, 50), 6) for _ in range(size)], rng.sample(range(1, 50), 8), 10]
# %% program: good
from heapq import nlargest

def luckiest_tickets(tickets, drawn, count):
    winning = set(drawn)
    results = []
    for place, ticket in enumerate(tickets):
        hits = 0
        for number in set(ticket):
            if number in winning:
                hits += 1
        results.append((hits, -place))
    best = nlargest(count, results)
    return [[hits, -place] for hits, place in best]
