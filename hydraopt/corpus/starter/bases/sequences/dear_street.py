# %% statement
# Return the sum of the prices of all houses on a street from the first to the last one whose
# price is above limit (both included); 0 where there is none.
# %% inputs
SIZES = (500, 4000, 15000)
EDGE_CASES = [[[], 5], [[5], 5], [[6], 5], [[1, 9, 2, 9, 1], 5], [[4, 3, 8], 7]]
def make_input(rng, size):
    return [[rng.randrange(900) + (200 if size // 5 < place < size - size // 4 else 0) for place in range(size)], 900]
# %% program: good
def dear_street(prices, limit):
    first = next((place for place, price in enumerate(prices) if price > limit), None)
    if first is None:
        return 0
    last = len(prices)
    while prices[last - 1] <= limit:
        last -= 1
    return sum(prices[first:last])
