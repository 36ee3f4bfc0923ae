# %% statement
# Return the rank of every score, in the order given: 1 plus the number of strictly greater
# scores.
# %% inputs
SIZES = (80, 300, 1000)
EDGE_CASES = [[[]], [[10]], [[3, 3, 3]], [[1, 2, 3]], [[5, -2, 5, 0]]]
def make_input(rng, size):
    return [[rng.randrange(size * 2) for _ in range(size)]]
# %% program: count-greater
def score_ranks(scores):
    ranks = []
    for score in scores:
        rank = 1
        for other in scores:
            if other > score:
                rank += 1
        ranks.append(rank)
    return ranks
# %% program: first-place-dict
def score_ranks(scores):
    place = {}
    for position, score in enumerate(sorted(scores, reverse=True), 1):
        place.setdefault(score, position)
    return [place[score] for score in scores]
# %% program: bisect
from bisect import bisect_right

def score_ranks(scores):
    ordered = sorted(scores)
    count = len(ordered)
    return [count - bisect_right(ordered, score) + 1 for score in scores]
# %% program: sum-per-score
def score_ranks(scores):
    return [1 + sum(other > score for other in scores) for score in scores]
