# %% statement
# A map holds the people who live in each square. Return for each district [top, left, bottom, right] (bottom and right are not part of
# it) how many live there.
# %% inputs
SIZES = (100, 900, 4000)
EDGE_CASES = [[[], []], [[[4]], [[0, 0, 1, 1]]], [[[4]], [[0, 0, 0, 0]]], [[[1, 2, 3], [4, 5, 6]], [[0, 1, 2, 3], [1, 0, 2, 1]]], [[[1, 1], [1, 1]], []]]
def make_input(rng, size):
    side = int(size ** 0.5)
    people = [[rng.randrange(900) for _ in range(side)] for _ in range(side)]
    districts = []
    for _ in range(size):
        top, left = rng.randrange(side), rng.randrange(side)
        districts.append([top, left, top + rng.randrange(side - top + 1), left + rng.randrange(side - left + 1)])
    return [people, districts]
# %% program: good
from itertools import accumulate


def district_populations(people, districts):
    width = len(people[0]) if people else 0
    sums = [[0] * (width + 1)]
    for row in people:
        across = accumulate(row, initial=0)
        sums.append([above + here for above, here in zip(sums[-1], across)])
    return [
        sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
        for top, left, bottom, right in districts
    ]
