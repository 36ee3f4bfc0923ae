# %% statement
# In a ball game each score is one of the given positive, different point values. For every final count return in how many orders of scores it
# can come about, modulo 1000003 (a count of 0 in one).
# %% inputs
SIZES = (12, 100, 700)
EDGE_CASES = [[[], [0, 1]], [[2], [0, 1, 4]], [[1, 2, 3], [5, 4, 0]], [[3, 7], [10, 11, 21]], [[5], []]]
def make_input(rng, size):
    return [sorted(rng.sample([1, 2, 3, 5, 6, 7, 8], 4)), [rng.randrange(size) for _ in range(6)] + [size]]
# %% program: good
def ways_to_score(points, finals):
    if not finals:
        return []
    orders = [1]
    for count in range(1, max(finals) + 1):
        orders.append(sum(orders[count - value] for value in points if value <= count) % 1000003)
    return [orders[final] for final in finals]
