# %% statement
# Count the pairs of positions i < j whose prices add up to exactly the budget.
# %% inputs
SIZES = (60, 250, 900)
EDGE_CASES = [[[], 5], [[5], 5], [[2, 3, 2], 5], [[4, 4, 4], 8], [[-1, 1, 0, 0], 0]]
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)], size]
# %% program: original
def count_pairs(prices, budget):
    pairs = 0
    for i in range(len(prices)):
        for j in range(i + 1, len(prices)):
            if prices[i] + prices[j] == budget:
                pairs += 1
    return pairs
# %% program: seen_counts
def count_pairs(prices, budget):
    seen = {}
    pairs = 0
    for price in prices:
        pairs += seen.get(budget - price, 0)
        seen[price] = seen.get(price, 0) + 1
    return pairs
# %% program: bisect
from bisect import bisect_left, bisect_right

def count_pairs(prices, budget):
    ordered = sorted(prices)
    pairs = 0
    for place, price in enumerate(ordered, 1):
        rest = budget - price
        pairs += bisect_right(ordered, rest, place) - bisect_left(ordered, rest, place)
    return pairs
# %% program: list_count
def count_pairs(prices, budget):
    rest = list(prices)
    pairs = 0
    while rest:
        price = rest.pop()
        pairs += rest.count(budget - price)
    return pairs
