# %% statement
# Return the number of ways to pay the amount with the given distinct coins (each coin as often
# as wanted, order does not matter).
# %% inputs
SIZES = (20, 45, 70)
EDGE_CASES = [[0, [1, 2]], [5, []], [4, [1, 2]], [3, [2]], [10, [2, 5, 3]]]
def make_input(rng, size):
    return [size + rng.randrange(3), [1, 2, 5, 10, 20]]
# %% program: plain-recursion
def change_ways(amount, coins):
    if amount == 0:
        return 1
    if amount < 0 or len(coins) == 0:
        return 0
    with_first = change_ways(amount - coins[0], coins)
    without_first = change_ways(amount, coins[1:])
    return with_first + without_first
# %% program: table
def change_ways(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for value in range(coin, amount + 1):
            ways[value] += ways[value - coin]
    return ways[amount]
# %% program: cached
from functools import cache

def change_ways(amount, coins):
    @cache
    def pay(left, kinds):
        if left == 0:
            return 1
        if left < 0 or kinds == 0:
            return 0
        return pay(left - coins[kinds - 1], kinds) + pay(left, kinds - 1)

    return pay(amount, len(coins))
# %% program: by-index
def change_ways(amount, coins):
    def pay(left, kinds):
        if kinds == 0:
            return int(left == 0)
        coin = coins[kinds - 1]
        return sum(pay(rest, kinds - 1) for rest in range(left, -1, -coin))

    return pay(amount, len(coins))
