# %% statement
# Join neighbouring batches until each has at least minimum pieces: the first batch takes in the
# following ones until it is big enough, then a new one begins. What is left at the end is added
# to the last full batch, or stands alone where there is none.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[], 5], [[3], 5], [[7], 5], [[1, 2, 3, 4, 5], 5], [[5, 5, 1], 5], [[1, 1, 1], 2]]
def make_input(rng, size):
    return [[rng.randrange(1, 12) for _ in range(size)], 15]
# %% program: good
def joined_batches(batches, minimum):
    joined = []
    pieces = 0
    for batch in batches:
        pieces += batch
        if pieces >= minimum:
            joined.append(pieces)
            pieces = 0
    if pieces:
        if joined:
            joined[-1] += pieces
        else:
            joined.append(pieces)
    return joined
