# %% statement
# A share is bought on one day and sold on a later one. Return [profit, buy, sell]: the largest profit in cents and the
# earliest pair of days by sell day (buy day: the first with the lowest price before it); [0, -1, -1] without a gain.
# %% inputs
SIZES = (500, 4000, 20000)
EDGE_CASES = [[[]], [[5]], [[5, 3]], [[3, 5]], [[4, 2, 9, 1, 8]], [[2, 2, 3, 3]]]
def make_input(rng, size):
    return [[rng.randrange(100, 100000) for _ in range(size)]]
# %% program: good
def best_trade(prices):
    best = [0, -1, -1]
    low = 0
    for day, price in enumerate(prices):
        profit = price - prices[low]
        if profit > best[0]:
            best = [profit, low, day]
        if price < prices[low]:
            low = day
    return best
