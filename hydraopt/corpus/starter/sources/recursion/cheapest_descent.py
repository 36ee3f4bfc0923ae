# %% statement
# Row r of the triangle has r + 1 numbers. A descent starts at the top and goes from position p
# to position p or p + 1 of the next row. Return the smallest sum of the numbers on a descent.
# %% inputs
SIZES = (6, 11, 16)
EDGE_CASES = [[[[4]]], [[[1], [2, 3]]], [[[-1], [5, 5], [0, -9, 2]]], [[[2], [2, 2], [2, 2, 2]]]]
def make_input(rng, size):
    return [[[rng.randrange(-20, 80) for _ in range(r + 1)] for r in range(size)]]
# %% program: plain-recursion
def cheapest_descent(triangle):
    def descend(row, position):
        if row == len(triangle) - 1:
            return triangle[row][position]
        left = descend(row + 1, position)
        right = descend(row + 1, position + 1)
        if left < right:
            return triangle[row][position] + left
        return triangle[row][position] + right

    return descend(0, 0)
# %% program: fold-rows
def cheapest_descent(triangle):
    costs = triangle[-1]
    for row in reversed(triangle[:-1]):
        costs = [n + min(a, b) for n, a, b in zip(row, costs, costs[1:])]
    return costs[0]
# %% program: one-row
def cheapest_descent(triangle):
    costs = list(triangle[-1])
    for r in range(len(triangle) - 2, -1, -1):
        for p in range(r + 1):
            low = costs[p] if costs[p] < costs[p + 1] else costs[p + 1]
            costs[p] = triangle[r][p] + low
    return costs[0]
# %% program: cached
from functools import cache

def cheapest_descent(triangle):
    last = len(triangle) - 1

    @cache
    def descend(row, position):
        cost = triangle[row][position]
        if row == last:
            return cost
        return cost + min(descend(row + 1, position), descend(row + 1, position + 1))

    return descend(0, 0)
