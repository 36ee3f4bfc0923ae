# %% statement
# Cut the list of scores into batches of `size` (at least 1) in order, the last one perhaps shorter, and return
# the sum of the largest score of every batch.
# %% inputs
SIZES = (200, 2000, 12000)
EDGE_CASES = [[[], 3], [[4], 3], [[4, 1, 9, 2, 2], 2], [[-3, -4, -5], 3], [[1, 2, 3], 1]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], 16]
# %% program: good
def batches(scores, size):
    for start in range(0, len(scores), size):
        yield scores[start : start + size]

def best_of_each_batch(scores, size):
    return sum(max(batch) for batch in batches(scores, size))
