# %% statement
# Return the mean, rounded down, of every step-th reading beginning with the first: of
# readings[0], readings[step], readings[2 * step] and so on, but leave out those below 0. 0
# where none is left.
# %% inputs
SIZES = (1000, 8000, 30000)
EDGE_CASES = [[[], 2], [[9], 3], [[-9], 1], [[4, 1, 8, 1, 3], 2], [[4, 1, -8, 1, 3], 2]]
def make_input(rng, size):
    return [[rng.randrange(-20, 400) for _ in range(size)], rng.randrange(3, 6)]
# %% program: good
def sampled_mean(readings, step):
    total = count = 0
    for place in range(0, len(readings), step):
        reading = readings[place]
        if reading >= 0:
            total += reading
            count += 1
    return total // count if count else 0
