# %% statement
# Count the different badge numbers b for which b + gap is a badge number, too (gap > 0).
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[], 1], [[4], 1], [[4, 5, 4, 5], 1], [[1, 3, 5, 7], 2], [[10, 20], 5]]
def make_input(rng, size):
    return [[rng.randrange(size * 2) for _ in range(size)], rng.randrange(1, 20)]
# %% program: good
def badge_steps(badges, gap):
    known = set(badges)
    return sum(1 for badge in known if badge + gap in known)
