# %% statement
# Scores come in one after the other. After each return the mark needed to be among the best `places` so far: the
# places-th highest score, or None while there are fewer scores. `places` is at least 1.
# %% inputs
SIZES = (200, 2000, 8000)
EDGE_CASES = [[[], 1], [[5], 1], [[5], 2], [[3, 9, 4, 9], 2], [[1, 2, 3, 2, 1], 3]]
def make_input(rng, size):
    return [[rng.randrange(10 * size) for _ in range(size)], 5 + size // 20]
# %% program: good
from heapq import heappop, heappush


def qualifying_marks(scores, places):
    best = []
    marks = []
    for score in scores:
        heappush(best, score)
        if len(best) > places:
            heappop(best)
        marks.append(best[0] if len(best) == places else None)
    return marks
