# %% statement
# Return for every day the number of days in a row, it among them and going back, on which the share cost no more than on it.
# %% inputs
SIZES = (300, 3000, 20000)
EDGE_CASES = [[[]], [[9]], [[100, 80, 60, 70, 60, 75, 85]], [[5, 5, 5]], [[3, 2, 1]]]
def make_input(rng, size):
    price, prices = 1000, []
    for _ in range(size):
        price += rng.randrange(-9, 10)
        prices.append(price)
    return [prices]
# %% program: good
def share_price_spans(prices):
    higher = []
    spans = []
    for day, price in enumerate(prices):
        while higher and higher[-1][0] <= price:
            higher.pop()
        since = higher[-1][1] if higher else -1
        spans.append(day - since)
        higher.append((price, day))
    return spans
