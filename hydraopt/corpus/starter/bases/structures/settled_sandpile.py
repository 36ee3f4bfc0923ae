# %% statement
# Grains lie on a grid. A cell with 4 or more topples: it gives one grain to each cell above, below, left and right (over the edge they are lost). Return the
# grid when no cell topples any more.
# %% inputs
SIZES = (25, 144, 400)
EDGE_CASES = [[[]], [[[3]]], [[[4]]], [[[0, 0, 0], [0, 8, 0], [0, 0, 0]]], [[[5, 5], [5, 5]]], [[[9, 0, 3, 3]]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [[[rng.randrange(5) for _ in range(side)] for _ in range(side)]]
# %% program: good
def settled_sandpile(grains):
    pile = [row[:] for row in grains]
    height = len(pile)
    width = len(pile[0]) if pile else 0
    unstable = [(r, c) for r in range(height) for c in range(width) if pile[r][c] > 3]
    while unstable:
        r, c = unstable.pop()
        share = pile[r][c] // 4
        if share == 0:
            continue
        pile[r][c] -= 4 * share
        for row, column in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
            if 0 <= row < height and 0 <= column < width:
                pile[row][column] += share
                if pile[row][column] > 3:
                    unstable.append((row, column))
    return pile
