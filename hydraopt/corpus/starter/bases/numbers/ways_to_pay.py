# %% statement
# Return in how many ways the amount can be paid with the given coins (distinct, positive), where only the number of
# coins of each kind matters. The amount 0 can be paid in one way.
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[0, []], [5, []], [5, [1, 2]], [10, [5, 2, 1]], [7, [3, 5]], [4, [6]]]
def make_input(rng, size):
    return [size, rng.sample([1, 2, 5, 10, 20, 25, 50, 100, 200], 5)]
# %% program: good
def ways_to_pay(amount, coins):
    ways = [1] + [0] * amount
    for coin in coins:
        for total in range(coin, amount + 1):
            ways[total] += ways[total - coin]
    return ways[amount]
