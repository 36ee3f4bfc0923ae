# %% statement
# A snake of one cell starts at [0, 0] (row, column; row 0 on top) of a board. Each letter of `moves` (U, D, L, R) moves its head; on a cell
# of `food` (each there once, none at the start) it grows by one, else its tail leaves its cell first. Return [length, moves made] before the
# first move against a wall or into itself, or at the end of the moves.
# %% inputs
SIZES = (100, 1000, 4000)
EDGE_CASES = [[1, 1, [], "U"], [3, 3, [[0, 1], [0, 2]], "RRDLU"], [2, 2, [[0, 1], [1, 1], [1, 0]], "RDLU"], [5, 5, [], ""], [2, 3, [[0, 1]], "RL"], [2, 9, [[0, 1], [0, 2], [0, 3], [0, 4]], "RRRRDLURR"]]
def make_input(rng, size):
    width = 60
    lap = "R" * (width - 1) + "D" + "L" * (width - 2) + "D"
    moves = ("R" + (lap[1:] + "") * (size // len(lap) + 1))[:size]
    rows = 2 * (size // len(lap)) + 4
    food = [[rng.randrange(rows), rng.randrange(width)] for _ in range(size // 3)]
    return [rows, width, food, moves]
# %% program: good
from collections import deque

STEPS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def snake_meals(rows, columns, food, moves):
    snacks = {(row, column) for row, column in food}
    body = deque([(0, 0)])
    taken = {(0, 0)}
    snacks.discard((0, 0))
    for made, move in enumerate(moves):
        down, right = STEPS[move]
        row, column = body[0]
        head = (row + down, column + right)
        if not (0 <= head[0] < rows and 0 <= head[1] < columns):
            return [len(body), made]
        if head in snacks:
            snacks.remove(head)
        elif head in taken and head != body[-1]:
            return [len(body), made]
        else:
            taken.remove(body.pop())
        body.appendleft(head)
        taken.add(head)
    return [len(body), len(moves)]
