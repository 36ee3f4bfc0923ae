# %% statement
# The eight rows of a chess position are written one after another, separated by "/": letters are pieces, a digit is that many free squares. Return
# for each position the rows with "." for free squares, joined by newlines. Positions may have any number of rows.
# %% inputs
SIZES = (20, 200, 1000)
EDGE_CASES = [[[]], [[""]], [["8"]], [["k7/8/7K"]], [["rnbqkbnr/pppppppp/8", "p1p1P3"]]]
def make_input(rng, size):
    rows = ["rnbqkbnr", "8", "pp1p1ppp", "4P3", "2p5", "R3K2R", "1q6", "PPPP1PPP"]
    return [["/".join(rng.choice(rows) for _ in range(8)) for _ in range(size)]]
# %% program: good
def board_pictures(positions):
    free = {str(count): "." * count for count in range(1, 9)}
    pictures = []
    for position in positions:
        rows = position.split("/")
        pictures.append("\n".join("".join(free.get(sign, sign) for sign in row) for row in rows))
    return pictures
