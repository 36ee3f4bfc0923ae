# %% statement
# A stretch is one or more readings in a row. Return how many stretches of the list hold only readings
# of at least the threshold.
# %% inputs
SIZES = (500, 4000, 20000)
EDGE_CASES = [[[], 1], [[5], 5], [[5], 6], [[3, 4, 1, 9], 3], [[2, 2, 2], 2], [[1, 0, 1, 1, 0], 1]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)], rng.randrange(2, 20)]
# %% program: good
def calm_stretches(readings, threshold):
    total = 0
    run = 0
    for reading in readings:
        if reading >= threshold:
            run += 1
        else:
            total += run * (run + 1) // 2
            run = 0
    return total + run * (run + 1) // 2
