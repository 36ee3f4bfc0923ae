# %% statement
# Return the median of the sums of all pairs of neighbouring weights (of an even number of sums
# the upper one in the middle), None where there are fewer than two weights.
# %% inputs
SIZES = (400, 2500, 8000)
EDGE_CASES = [[[]], [[5]], [[5, 6]], [[1, 2, 3]], [[9, 1, 8, 2, 7]]]
def make_input(rng, size):
    return [[rng.randrange(1, 90000) for _ in range(size)]]
# %% program: good
def typical_pair(weights):
    sums = sorted(left + right for left, right in zip(weights, weights[1:]))
    if not sums:
        return None
    return sums[len(sums) // 2]
