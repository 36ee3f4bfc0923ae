# %% statement
# Return the longest side of a square garden, in whole metres, for each budget in cents: grass costs so many cents per square
# metre (> 0), the fence around so many per metre (>= 0).
# %% inputs
SIZES = (50, 300, 1500)
EDGE_CASES = [[[], 5, 1], [[0], 1, 0], [[100], 1, 0], [[100, 31], 2, 3], [[999, 1000], 10, 0], [[50, 5], 7, 20]]
def make_input(rng, size):
    return [[rng.randrange(100, 20000) for _ in range(size)], rng.randrange(5, 20), rng.randrange(30)]
# %% program: good
from math import isqrt

def garden_sides(budgets, grass, fence):
    sides = []
    for budget in budgets:
        side = isqrt(budget // grass)
        while side * side * grass + 4 * side * fence > budget:
            side -= 1
        sides.append(side)
    return sides
