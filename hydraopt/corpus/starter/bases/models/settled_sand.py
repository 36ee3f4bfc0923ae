# %% statement
# A grid holds grains of sand. Any cell with 4 or more topples: it loses 4 and each neighbour (up, down, left, right) gets one; grains off the
# edge are lost. Return the grid when no cell topples any more (the order does not matter). The rows are equally long.
# %% inputs
SIZES = (6, 12, 22)
EDGE_CASES = [[[]], [[[3]]], [[[9]]], [[[0, 4], [1, 2]]], [[[1, 2, 3], [3, 30, 0], [0, 0, 3]]], [[[4, 4, 4, 4]]]]
def make_input(rng, size):
    return [[[rng.randrange(7) for _ in range(size)] for _ in range(size)]]
# %% program: good
def settled_sand(grid):
    piles = [list(row) for row in grid]
    heavy = [(r, c) for r, row in enumerate(piles) for c, grains in enumerate(row) if grains > 3]
    while heavy:
        r, c = heavy.pop()
        falling = piles[r][c] // 4
        if not falling:
            continue
        piles[r][c] -= 4 * falling
        for row, column in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= row < len(piles) and 0 <= column < len(piles[0]):
                piles[row][column] += falling
                if piles[row][column] > 3:
                    heavy.append((row, column))
    return piles
