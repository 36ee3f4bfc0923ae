# %% statement
# `cents` and `counts` are lists of equal length: the price of an article and how many of it are there. Return
# the sum of price times count over the articles with a price of at least `least`.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[[], [], 0], [[5], [2], 5], [[5], [2], 6], [[100, 250, 20], [3, 1, 50], 50], [[7, 8, 9], [0, 0, 1], 0]]
def make_input(rng, size):
    return [[rng.randrange(900) for _ in range(size)], [rng.randrange(50) for _ in range(size)], 300]
# %% program: good
def stock_worth(cents, counts, least):
    return sum(price * count for price, count in zip(cents, counts) if price >= least)
