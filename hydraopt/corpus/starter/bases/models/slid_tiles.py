# %% statement
# In the game 2048, tiles of a row slide to the left over empty fields (0); equal neighbours then join to one of twice the value, from the left,
# and a joined tile does not join again in that move. Return [the rows after the move, equally long as before, the sum of all joined tiles].
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[]], [[[]]], [[[0, 0, 2, 2]]], [[[2, 2, 2, 2], [4, 2, 2, 0]]], [[[2, 0, 2, 4], [0, 0, 0, 0]]], [[[8, 0, 0, 8, 8]]]]
def make_input(rng, size):
    return [[[rng.choice([0, 0, 2, 2, 4, 8]) for _ in range(5)] for _ in range(size)]]
# %% program: good
def slid_tiles(rows):
    moved = []
    gained = 0
    for row in rows:
        tiles = []
        can_join = False
        for tile in row:
            if not tile:
                continue
            if can_join and tiles[-1] == tile:
                tiles[-1] = 2 * tile
                gained += 2 * tile
                can_join = False
            else:
                tiles.append(tile)
                can_join = True
        moved.append(tiles + [0] * (len(row) - len(tiles)))
    return [moved, gained]
