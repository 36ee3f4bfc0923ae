# %% statement
# A worker at `start` walks by the letters U, D, L, R over cells [row, column]; row numbers grow downwards. A wall stops it; a crate ahead is
# pushed one cell if the cell behind it holds neither wall nor crate, else the worker stays. Return [the worker's cell, crates' cells sorted].
# %% inputs
SIZES = (100, 1500, 8000)
EDGE_CASES = [[[0, 0], [], [], ""], [[0, 0], [[0, 1]], [], "RDRU"], [[0, 0], [], [[0, 1]], "RR"], [[0, 0], [[0, 3]], [[0, 1]], "RRRR"], [[1, 1], [[3, 3]], [[1, 2], [1, 3]], "RDRUUR"]]
def make_input(rng, size):
    side = 30
    walls = [[r, c] for r in range(side) for c in range(side) if r in (0, side - 1) or c in (0, side - 1)]
    cells = rng.sample([[r, c] for r in range(2, side - 2) for c in range(2, side - 2)], 61)
    return [cells[0], walls, cells[1:], "".join(rng.choice("UDLR") for _ in range(size))]
# %% program: good
STEP = {"U": (-1, 0), "D": (1, 0), "L": (0, -1), "R": (0, 1)}


def pushed_crates(start, walls, crates, moves):
    solid = {(row, column) for row, column in walls}
    movable = {(row, column) for row, column in crates}
    row, column = start
    for move in moves:
        down, right = STEP[move]
        ahead = (row + down, column + right)
        if ahead in solid:
            continue
        if ahead in movable:
            behind = (ahead[0] + down, ahead[1] + right)
            if behind in solid or behind in movable:
                continue
            movable.remove(ahead)
            movable.add(behind)
        row, column = ahead
    return [[row, column], sorted(list(cell) for cell in movable)]
