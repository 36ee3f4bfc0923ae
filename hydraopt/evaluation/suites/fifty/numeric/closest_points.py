# %% statement
# Return the distance (straight line, a float) between the two points [x, y] of the map that lie
# closest together; 0.0 when a point is given twice, -1.0 when there are fewer than two points.
# Coordinates are whole numbers.
# %% inputs
SIZES = (30, 180, 550)
EDGE_CASES = [
    [[]],
    [[[3, 4]]],
    [[[0, 0], [3, 4]]],
    [[[1, 1], [5, 5], [1, 1]]],
    [[[0, 0], [0, 9], [0, 4], [0, -6]]],
    [[[0, 7], [5, 7], [-3, 7]]],
    [[[0, 0], [1, 100], [2, 0], [3, 100]]],
    [[[-(10**6), 10**6], [10**6, -(10**6)]]],
]
def make_input(rng, size):
    return [[[rng.randrange(100_000), rng.randrange(100_000)] for _ in range(size)]]
# %% program: original
import math

def closest_points(points):
    distances = []
    for i in range(len(points)):
        for j in range(len(points)):
            if i != j:
                dx = points[i][0] - points[j][0]
                dy = points[i][1] - points[j][1]
                distances.append(math.sqrt(dx**2 + dy**2))
    if len(distances) == 0:
        return -1.0
    return min(distances)
# %% program: human
import math

def closest_points(points):
    if len(points) < 2:
        return -1.0
    ordered = sorted(points)
    nearest = math.inf  # squared
    for i, (x, y) in enumerate(ordered):
        for j in range(i + 1, len(ordered)):
            dx = ordered[j][0] - x
            if dx * dx >= nearest:
                break
            dy = ordered[j][1] - y
            nearest = min(nearest, dx * dx + dy * dy)
    return math.sqrt(nearest)
# %% properties
import math
from itertools import combinations
from hypothesis import strategies as st
POINTS = st.lists(st.integers(-50, 50), min_size=2, max_size=2)
ARGUMENTS = [st.lists(POINTS, max_size=15)]
def property_some_pair_is_that_far_apart_and_none_is_closer(answer, points):
    apart = [math.dist(*pair) for pair in combinations(points, 2)]
    if apart:
        assert math.isclose(answer, min(apart), rel_tol=1e-9)
    else:
        assert answer == -1.0
