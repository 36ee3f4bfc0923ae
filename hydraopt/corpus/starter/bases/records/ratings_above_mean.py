# %% statement
# Ratings are rows with film and stars. Return the sorted films whose mean is above the mean of all ratings and that have at least `least` ratings.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[], 1],
    [[{"film": "Jaws", "stars": 4}], 1],
    [[{"film": "Jaws", "stars": 4}, {"film": "Up", "stars": 5}], 1],
    [[{"film": "Jaws", "stars": 4}, {"film": "Up", "stars": 5}], 2],
    [[{"film": "Jaws", "stars": 1}, {"film": "Up", "stars": 5}, {"film": "Coco", "stars": 4}, {"film": "Up", "stars": 4}], 2],
]
def make_input(rng, size):
    return [[{"film": f"film {rng.randrange(2 + size // 10)}", "stars": 1 + rng.randrange(5)} for _ in range(size)], 3]
# %% program: good
from collections import defaultdict


def ratings_above_mean(ratings, least):
    stars_of = defaultdict(list)
    for rating in ratings:
        stars_of[rating["film"]].append(rating["stars"])
    count = len(ratings)
    total = sum(rating["stars"] for rating in ratings)
    return sorted(
        film
        for film, stars in stars_of.items()
        if len(stars) >= least and sum(stars) * count > total * len(stars)
    )
