# %% statement
# Fares are pairs [town, price]. Return, by town, the list of its `count` lowest different prices in rising order.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[[], 2], [[["Ulm", 5]], 3], [[["Ulm", 5], ["Ulm", 5], ["Kiel", 2]], 1], [[["Ulm", 5]], 0], [[["a", 3], ["a", 1], ["a", 2]], 2]]
def make_input(rng, size):
    towns = ["Ulm", "Kiel", "Bonn", "Jena", "Trier"]
    return [[[rng.choice(towns), rng.randrange(size)] for _ in range(size)], 5]
# %% program: good
from collections import defaultdict
from heapq import nsmallest


def cheapest_distinct_fares(fares, count):
    by_town = defaultdict(set)
    for town, price in fares:
        by_town[town].add(price)
    return {town: nsmallest(count, prices) for town, prices in by_town.items()}
