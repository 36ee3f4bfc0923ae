# %% statement
# Each board is a list with the column of one queen by row. Return for each board whether no two queens share a column or a diagonal.
# %% inputs
SIZES = (10, 60, 400)
EDGE_CASES = [[[]], [[[]]], [[[0], [0, 1]]], [[[1, 3, 0, 2], [0, 2, 0]]], [[[4, 4], [0, 4, 7, 5, 2, 6, 1, 3]]]]
def make_input(rng, size):
    boards = []
    for _ in range(size):
        n = 36
        board = list(range(1, n, 2)) + list(range(0, n, 2))
        if rng.random() < 0.5:
            i, j = rng.sample(range(n // 2, n), 2)
            board[i], board[j] = board[j], board[i]
        boards.append(board)
    return [boards]
# %% program: good
def is_peaceful(board):
    columns = set()
    rising = set()
    falling = set()
    for row, column in enumerate(board):
        if column in columns or row + column in rising or row - column in falling:
            return False
        columns.add(column)
        rising.add(row + column)
        falling.add(row - column)
    return True


def peaceful_queens(boards):
    return [is_peaceful(board) for board in boards]
