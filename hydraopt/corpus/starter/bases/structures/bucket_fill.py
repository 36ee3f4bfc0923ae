# %% statement
# A picture is a list of equally long lists of colour numbers. Return it with the area of equal colour that holds the cell
# [row, column] (joined up, down, left, right) in the new colour. The cell is in the picture.
# %% inputs
SIZES = (100, 900, 3600)
EDGE_CASES = [[[[1]], [0, 0], 2], [[[1, 1], [0, 1]], [0, 0], 5], [[[1, 1, 1], [1, 1, 0], [1, 0, 1]], [1, 1], 2], [[[3, 3]], [0, 1], 3], [[[0, 1, 0]], [0, 2], 4]]
def make_input(rng, size):
    side = int(size ** 0.5)
    picture = [[int(rng.random() < 0.25) for _ in range(side)] for _ in range(side)]
    picture[side // 2][side // 2] = 0
    return [picture, [side // 2, side // 2], 7]
# %% program: good
def bucket_fill(picture, start, colour):
    painted = [row[:] for row in picture]
    old = picture[start[0]][start[1]]
    if old == colour:
        return painted
    height, width = len(picture), len(picture[0])
    open_cells = [tuple(start)]
    painted[start[0]][start[1]] = colour
    while open_cells:
        r, c = open_cells.pop()
        for row, column in ((r, c + 1), (r, c - 1), (r + 1, c), (r - 1, c)):
            if 0 <= row < height and 0 <= column < width and painted[row][column] == old:
                painted[row][column] = colour
                open_cells.append((row, column))
    return painted
