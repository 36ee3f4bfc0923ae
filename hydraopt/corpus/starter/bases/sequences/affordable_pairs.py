# %% statement
# Count the pairs of different positions in prices whose two prices cost at most budget
# together.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 10], [[5], 10], [[5, 5], 10], [[9, 1, 8, 2], 10], [[30, 40, 50], 10], [[0, 0, 0], 0]]
def make_input(rng, size):
    return [[rng.randrange(1, 500) for _ in range(size)], rng.randrange(200, 700)]
# %% program: good
def affordable_pairs(prices, budget):
    ordered = sorted(prices)
    cheap, dear = 0, len(ordered) - 1
    pairs = 0
    while cheap < dear:
        if ordered[cheap] + ordered[dear] <= budget:
            pairs += dear - cheap
            cheap += 1
        else:
            dear -= 1
    return pairs
