# %% statement
# A chess knight stands on a square [row, column] (both from 0) of a board of size times size
# squares. Return the least number of moves in which it gets from the start to the goal, or -1 if
# it cannot.
# %% inputs
SIZES = (8, 50, 150)
EDGE_CASES = [
    [1, [0, 0], [0, 0]],
    [2, [0, 0], [1, 1]],
    [3, [0, 0], [1, 1]],
    [3, [0, 0], [2, 2]],
    [5, [4, 4], [4, 4]],
    [8, [0, 0], [1, 1]],
    [8, [0, 0], [7, 7]],
    [4, [0, 1], [0, 2]],
]
def make_input(rng, size):
    start = [rng.randrange(3), rng.randrange(3)]
    goal = [size * 3 // 5 + rng.randrange(3), size // 2 + rng.randrange(3)]
    return [size, start, goal]
# %% program: original
def knight_moves(size, start, goal):
    jumps = [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
    routes = {tuple(start): [tuple(start)]}
    queue = [tuple(start)]
    while len(queue) > 0:
        square = queue.pop(0)
        for down, right in jumps:
            row = square[0] + down
            column = square[1] + right
            if 0 <= row < size and 0 <= column < size:
                if (row, column) not in routes:
                    routes[(row, column)] = routes[square] + [(row, column)]
                    queue.append((row, column))
    if tuple(goal) not in routes:
        return -1
    return len(routes[tuple(goal)]) - 1
# %% program: human
def knight_moves(size, start, goal):
    jumps = ((1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1))
    goal = tuple(goal)
    frontier = [tuple(start)]
    seen = set(frontier)
    moves = 0
    while frontier:
        if goal in seen:
            return moves
        moves += 1
        reached = []
        for row, column in frontier:
            for down, right in jumps:
                square = (row + down, column + right)
                if square not in seen and 0 <= square[0] < size and 0 <= square[1] < size:
                    seen.add(square)
                    reached.append(square)
        frontier = reached
    return -1
# %% properties
from hypothesis import strategies as st
SQUARE = st.lists(st.integers(0, 2), min_size=2, max_size=2)
ARGUMENTS = [st.integers(3, 8), SQUARE, SQUARE]
def property_every_move_changes_the_colour_of_the_square(answer, size, start, goal):
    if answer != -1:
        assert answer % 2 == (sum(start) + sum(goal)) % 2
def property_is_0_only_at_the_goal_and_1_only_a_jump_away(answer, size, start, goal):
    distances = sorted([abs(start[0] - goal[0]), abs(start[1] - goal[1])])
    assert (answer == 0) == (distances == [0, 0])
    assert (answer == 1) == (distances == [1, 2])
def property_the_squares_after_so_many_moves_hold_the_goal_for_the_first_time(
    answer, size, start, goal
):
    squares = {tuple(start)}
    for moves in range(size * size):
        if tuple(goal) in squares:
            assert answer == moves
            return
        squares |= {
            (row + down, column + right)
            for row, column in squares
            for down in (-2, -1, 1, 2)
            for right in (-2, -1, 1, 2)
            if abs(down) != abs(right) and 0 <= row + down < size and 0 <= column + right < size
        }
    assert answer == -1
