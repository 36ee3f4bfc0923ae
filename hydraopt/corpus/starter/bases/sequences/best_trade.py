# %% statement
# Return the highest profit of buying one share on some day and selling it on a later day; 0
# where none can be made.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[[]], [[5]], [[5, 3, 1]], [[1, 9]], [[7, 1, 5, 3, 6, 4]], [[4, 4, 4]]]
def make_input(rng, size):
    price, prices = 5000, []
    for _ in range(size):
        price = max(1, price + rng.randrange(-40, 41))
        prices.append(price)
    return [prices]
# %% program: good
def best_trade(prices):
    profit = 0
    cheapest = None
    for price in prices:
        if cheapest is None or price < cheapest:
            cheapest = price
        elif price - cheapest > profit:
            profit = price - cheapest
    return profit
