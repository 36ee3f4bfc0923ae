# %% statement
# The rows of a height map have equal lengths. Return the places [row, column], row by row, whose
# height is the smallest of its row and at the same time the greatest of its column (others may be
# equally small or great). Rows and columns are counted from 0.
# %% inputs
SIZES = (12, 50, 110)
EDGE_CASES = [
    [[]],
    [[[]]],
    [[[], []]],
    [[[5]]],
    [[[1, 2, 3]]],
    [[[1], [2], [3]]],
    [[[2, 2], [2, 2]]],
    [[[1, 2], [2, 1]]],
    [[[9, 8, 9], [6, 5, 7], [9, 7, 8]]],
    [[[-1, 0], [-2, -1]]],
]
def make_input(rng, size):
    heights = [[rng.randrange(1_000) for _ in range(size)] for _ in range(size)]
    row, column = rng.randrange(size), rng.randrange(size)
    for i in range(size):
        heights[row][i] = rng.randrange(500, 1_000)
        heights[i][column] = rng.randrange(500)
    heights[row][column] = 500
    return [heights]
# %% program: original
def saddle_points(heights):
    points = []
    for row in range(len(heights)):
        for column in range(len(heights[row])):
            lowest = min(heights[row])
            in_column = []
            for i in range(len(heights)):
                in_column.append(heights[i][column])
            highest = max(in_column)
            if heights[row][column] == lowest and heights[row][column] == highest:
                points.append([row, column])
    return points
# %% program: human
def saddle_points(heights):
    highest = [max(column) for column in zip(*heights)]
    points = []
    for row, line in enumerate(heights):
        lowest = min(line, default=None)
        for column, height in enumerate(line):
            if height == lowest and height == highest[column]:
                points.append([row, column])
    return points
# %% properties
from hypothesis import strategies as st
ARGUMENTS = [
    st.integers(0, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.integers(0, 4), min_size=width, max_size=width), max_size=5
        )
    )
]
def property_places_stand_in_order_and_once(answer, heights):
    assert all(answer[i] < answer[i + 1] for i in range(len(answer) - 1))
def property_each_place_of_the_map_is_judged_rightly(answer, heights):
    for row, line in enumerate(heights):
        for column, height in enumerate(line):
            lowest = all(height <= other for other in line)
            highest = all(height >= other[column] for other in heights)
            assert ([row, column] in answer) == (lowest and highest)
