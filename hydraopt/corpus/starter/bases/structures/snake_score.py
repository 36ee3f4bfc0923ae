# %% statement
# A snake of one cell starts at the centre (side // 2, side // 2) of a square field. Moves are U, D, L, R. It grows by one in
# each move that is lower case (its tail stays), else its tail leaves first. Return the moves made before it leaves the field or bites itself.
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [["", 3], ["RR", 3], ["ruld", 5], ["ruLD", 5], ["rruldd", 9], ["U", 1]]
def make_input(rng, size):
    side = 2 * int(size ** 0.5) + 2
    half = side // 2
    lap = ["l" * half, "d" * (half - 1)]
    moves = lap[0] + lap[1]
    going = "R"
    while len(moves) < size:
        moves += going * (side - 2) + "U"
        going = "L" if going == "R" else "R"
        if moves.count("U") > side - 3:
            break
    return [moves, side]
# %% program: good
from collections import deque

TURNS = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def snake_score(moves, side):
    row = column = side // 2
    body = deque([(row, column)])
    covered = {(row, column)}
    for made, move in enumerate(moves):
        down, right = TURNS[move.upper()]
        row, column = row + down, column + right
        if move.isupper():
            covered.remove(body.popleft())
        inside = 0 <= row < side and 0 <= column < side
        if not inside or (row, column) in covered:
            return made
        body.append((row, column))
        covered.add((row, column))
    return len(moves)
