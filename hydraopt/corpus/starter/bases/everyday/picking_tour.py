# %% statement
# `order` is a list of [article, pieces], `shelves` are [article, aisle, place]. Add up the pieces of each article; those without shelf or with
# a sum below 1 are left out. Go through the aisles in rising order: the first one visited by rising place, the next by falling, then by rising,
# ... Return [[aisle, place, article, pieces] in this order, steps between the places of an aisle in all]. Articles on one place go by name.
# %% inputs
SIZES = (50, 700, 3000)
EDGE_CASES = [
    [[], []],
    [[["cup", 2]], []],
    [[["cup", 2], ["jar", 1], ["cup", 3]], [["cup", 1, 9], ["jar", 1, 4]]],
    [[["a", 1], ["b", 1], ["c", 1], ["d", 1]], [["a", 7, 1], ["b", 7, 5], ["c", 3, 2], ["d", 7, 5]]],
    [[["a", 1], ["a", -1], ["b", 4]], [["a", 1, 1], ["b", 2, 2]]],
]
def make_input(rng, size):
    shelves = [[f"art{k}", rng.randrange(max(2, size // 60)), rng.randrange(200)] for k in range(max(3, size // 3))]
    return [[[f"art{rng.randrange(len(shelves) + 3)}", 1 + rng.randrange(5)] for _ in range(size)], shelves]
# %% program: good
from collections import Counter
from itertools import groupby


def picking_tour(order, shelves):
    wanted = Counter()
    for article, pieces in order:
        wanted[article] += pieces
    stops = [
        [aisle, place, article, wanted[article]]
        for article, aisle, place in shelves
        if wanted[article] > 0
    ]
    stops.sort()
    tour = []
    steps = 0
    forward = True
    for _, group in groupby(stops, key=lambda stop: stop[0]):
        visits = list(group)
        steps += visits[-1][1] - visits[0][1]
        if not forward:
            visits.sort(key=lambda stop: -stop[1])
        tour += visits
        forward = not forward
    return [tour, steps]
