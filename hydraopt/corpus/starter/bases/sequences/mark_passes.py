# %% statement
# Count how often the water level passes the mark from one reading to the next: one of two
# neighbouring readings is below the mark and the other is not.
# %% inputs
SIZES = (500, 3000, 12000)
EDGE_CASES = [[[], 3], [[4], 3], [[2, 4], 3], [[3, 3, 3], 3], [[1, 5, 1, 5, 6], 4]]
def make_input(rng, size):
    return [[rng.randrange(100) for _ in range(size)], rng.randrange(20, 80)]
# %% program: good
def mark_passes(levels, mark):
    return sum(1 for before, after in zip(levels, levels[1:]) if (before < mark) != (after < mark))
