# %% statement
# A menu is a starter and a main dish. Return the prices of the `count` cheapest menus (all, if there are fewer), rising, from the two price lists;
# different dishes make different menus.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], [3], 2], [[3], [4], 5], [[1, 7], [2, 4], 3], [[2, 2], [5, 5], 4], [[9, 1], [1, 9], 0]]
def make_input(rng, size):
    return [[rng.randrange(5 * size) for _ in range(size)], [rng.randrange(5 * size) for _ in range(size)], size]
# %% program: good
from heapq import heappop, heappush


def cheapest_menus(starters, mains, count):
    first = sorted(starters)
    second = sorted(mains)
    if not first or not second:
        return []
    reached = [(price + second[0], place, 0) for place, price in enumerate(first[:count])]
    menus = []
    while reached and len(menus) < count:
        price, i, j = heappop(reached)
        menus.append(price)
        if j + 1 < len(second):
            heappush(reached, (first[i] + second[j + 1], i, j + 1))
    return menus
