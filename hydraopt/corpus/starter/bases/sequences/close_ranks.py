# %% statement
# Return the rank of every contestant, in the order of points. The most points have rank 1,
# equal points have equal ranks, and no rank is left out: [5, 9, 5, 2] gives [2, 1, 2, 3].
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [[3]], [[3, 3]], [[5, 9, 5, 2]], [[1, 2, 3, 2]], [[0, -4, 10]]]
def make_input(rng, size):
    return [[rng.randrange(size // 4) for _ in range(size)]]
# %% program: good
def close_ranks(points):
    levels = sorted(set(points), reverse=True)
    rank_of = {level: rank for rank, level in enumerate(levels, 1)}
    return [rank_of[score] for score in points]
