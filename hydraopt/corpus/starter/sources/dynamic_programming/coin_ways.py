# %% statement
# Return in how many ways the amount can be paid with any number of the different coins; the
# order of the coins does not count.
# %% inputs
SIZES = (50, 300, 1200)
EDGE_CASES = [[0, [1, 2]], [5, []], [3, [2]], [10, [1, 2, 5]], [7, [7]]]
def make_input(rng, size):
    return [size + rng.randrange(9), [2, 5, 10, rng.choice([3, 4]), 20, 50]]
# %% program: full_table
def count_ways(amount, coins):
    ways = [[1] + [0] * amount]
    for c in range(len(coins)):
        line = []
        for money in range(amount + 1):
            number = 0
            used = 0
            while used * coins[c] <= money:
                number = number + ways[c][money - used * coins[c]]
                used = used + 1
            line.append(number)
        ways.append(line)
    return ways[len(coins)][amount]
# %% program: two_terms
def count_ways(amount, coins):
    ways = [[1] + [0] * amount]
    for coin in coins:
        line = ways[-1][:]
        for money in range(coin, amount + 1):
            line[money] += line[money - coin]
        ways.append(line)
    return ways[-1][amount]
# %% program: single_row
def count_ways(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for money in range(coin, amount + 1):
            ways[money] += ways[money - coin]
    return ways[amount]
# %% program: strides
from itertools import accumulate

def count_ways(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for start in range(min(coin, amount + 1)):
            ways[start::coin] = accumulate(ways[start::coin])
    return ways[amount]
