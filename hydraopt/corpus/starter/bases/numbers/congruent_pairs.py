# %% statement
# Return how many pairs of different exhibits (unordered positions) have inventory numbers whose difference is a multiple of
# the given number (> 0).
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[], 3], [[4], 3], [[4, 7], 3], [[1, 2, 3, 4], 2], [[5, 5, 5], 9], [[-1, 2, 8, 0], 3]]
def make_input(rng, size):
    return [[rng.randrange(100000) for _ in range(size)], rng.randrange(10, 60)]
# %% program: good
def congruent_pairs(inventory, modulus):
    groups = {}
    for number in inventory:
        rest = number % modulus
        groups[rest] = groups.get(rest, 0) + 1
    pairs = 0
    for amount in groups.values():
        pairs += amount * (amount - 1) // 2
    return pairs
