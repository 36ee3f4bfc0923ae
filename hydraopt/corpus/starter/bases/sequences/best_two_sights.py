# %% statement
# Return the highest value of scores[i] + scores[j] - (j - i) with i < j: two sights less the
# way between them. None where there are fewer than two.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[4]], [[1, 2]], [[8, 1, 5, 2, 6]], [[0, 0, 0]], [[-5, -9, -1]]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)]]
# %% program: good
def best_two_sights(scores):
    if len(scores) < 2:
        return None
    best = scores[0] + scores[1] - 1
    left = scores[0]
    for place, score in enumerate(scores):
        if place:
            best = max(best, left + score - place)
            left = max(left, score + place)
    return best
