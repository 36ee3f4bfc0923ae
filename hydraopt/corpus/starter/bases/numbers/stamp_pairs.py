# %% statement
# Return how many pairs of stamps (two different positions, unordered) are worth the postage together.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 10], [[5], 10], [[5, 5], 10], [[3, 7, 7], 10], [[1, 2, 3, 4], 5], [[0, 0, 0], 0]]
def make_input(rng, size):
    return [[rng.randrange(1, 300) for _ in range(size)], rng.randrange(200, 400)]
# %% program: good
def stamp_pairs(stamps, postage):
    before = {}
    pairs = 0
    for stamp in stamps:
        pairs += before.get(postage - stamp, 0)
        before[stamp] = before.get(stamp, 0) + 1
    return pairs
