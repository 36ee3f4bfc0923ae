# %% statement
# Quotes are dicts with day and price in order of time, prices positive. Return the days whose price is more than `percent` percent above or below
# the price of the quote before.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[], 5],
    [[{"day": 1, "price": 100}], 5],
    [[{"day": 1, "price": 100}, {"day": 2, "price": 105}], 5],
    [[{"day": 1, "price": 100}, {"day": 2, "price": 106}, {"day": 3, "price": 10}], 5],
    [[{"day": 4, "price": 7}, {"day": 6, "price": 7}, {"day": 9, "price": 8}], 0],
]
def make_input(rng, size):
    return [[{"day": day, "price": rng.randrange(900, 1100)} for day in range(size)], 8]
# %% program: good
def price_jumps(quotes, percent):
    days = []
    for before, after in zip(quotes, quotes[1:]):
        change = abs(after["price"] - before["price"])
        if 100 * change > percent * before["price"]:
            days.append(after["day"])
    return days
