# %% statement
# Return the mean, rounded down, of the delays that remain when a quarter of them (rounded down)
# is cut off at the low end and as many at the high end; 0 where there are no delays.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[7]], [[1, 9]], [[100, 2, 3, 4]], [[5, 5, 0, 90, 6, 7, 8, 1]]]
def make_input(rng, size):
    return [[rng.randrange(rng.randrange(1, 3000)) for _ in range(size)]]
# %% program: good
def typical_delay(delays):
    if not delays:
        return 0
    cut = len(delays) // 4
    middle = sorted(delays)[cut:len(delays) - cut]
    return sum(middle) // len(middle)
