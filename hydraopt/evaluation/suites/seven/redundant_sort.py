# %% statement
# Return the scores from the highest to the lowest, equal scores included.
# %% inputs
SIZES = (600, 60_000, 150_000)
EDGE_CASES = [
    [[]],
    [[5]],
    [[5, 1, 4]],
    [[2, 2, 1, 1, 2]],
    [[0, -3, 7, -3]],
    [[1, 2, 3, 4]],
]
def make_input(rng, size):
    # Six batches, each in order: what merged logs look like.
    scores = []
    for _ in range(6):
        scores += sorted(rng.randrange(size * 4) for _ in range(size // 6))
    return [scores]
# %% program: original
def rank_scores(scores):
    ordered = sorted(scores)
    ranked = []
    for i in range(len(ordered)):
        ranked.append(ordered[len(ordered) - 1 - i])
    ranked = sorted(ranked, reverse=True)
    return ranked
# %% program: human
def rank_scores(scores):
    return sorted(scores, reverse=True)
