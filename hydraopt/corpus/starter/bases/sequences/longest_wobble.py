# %% statement
# Return the length of the longest stretch of neighbouring prices that goes up and down in turn:
# of three neighbours in it the middle one is higher than both others or lower than both. Two
# equal neighbours end a stretch.
# %% inputs
SIZES = (500, 3000, 10000)
EDGE_CASES = [[[]], [[5]], [[5, 5]], [[1, 2]], [[1, 3, 2, 4, 4, 1]], [[1, 2, 3, 1, 5, 0]]]
def make_input(rng, size):
    return [[rng.randrange(8) + rng.randrange(8) * (place % 2) for place in range(size)]]
# %% program: good
def longest_wobble(prices):
    longest = min(1, len(prices))
    length = 1
    rising = None
    for before, after in zip(prices, prices[1:]):
        if before == after:
            length, rising = 1, None
            continue
        up = after > before
        length = length + 1 if rising is None or up != rising else 2
        rising = up
        if length > longest:
            longest = length
    return longest
