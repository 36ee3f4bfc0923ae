# %% statement
# trail is a list of flower names. Count the walks (lists of flower names) whose flowers appear
# in the trail in the walk's order, other flowers in between allowed.
# %% inputs
SIZES = (200, 800, 3000)
EDGE_CASES = [[[], []], [[], [[]]], [["a"], [["a"], ["a", "a"]]], [["a", "b", "c", "a"], [["a", "c"], ["c", "b"], ["b", "a"]]], [["x", "y"], [["z"]]]]
def make_input(rng, size):
    trail = [f"f{rng.randrange(40)}" for _ in range(size)]
    walks = [[f"f{rng.randrange(40)}" for _ in range(rng.randrange(3, 12))] for _ in range(size // 6)]
    return [trail, walks]
# %% program: good
from bisect import bisect_left
from collections import defaultdict

def fitting_walks(trail, walks):
    places = defaultdict(list)
    for place, flower in enumerate(trail):
        places[flower].append(place)
    fitting = 0
    for walk in walks:
        here = 0
        for flower in walk:
            known = places.get(flower, [])
            index = bisect_left(known, here)
            if index == len(known):
                break
            here = known[index] + 1
        else:
            fitting += 1
    return fitting
