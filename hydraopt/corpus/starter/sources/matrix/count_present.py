# %% statement
# Every row of the board is sorted in ascending order. Return how many of the wanted numbers
# stand somewhere on the board.
# %% inputs
SIZES = (8, 20, 45)
EDGE_CASES = [[[], [1]], [[[1, 2]], []], [[[1, 3], [2, 4]], [4, 5, 4]], [[[7, 7]], [7, 7]], [[[-3]], [3]]]
def make_input(rng, size):
    board = [sorted(rng.randrange(size * 100) for _ in range(size)) for _ in range(size)]
    return [board, [rng.randrange(size * 100) for _ in range(size * 4)]]
# %% program: full_scan
def count_present(board, wanted):
    present = 0
    for number in wanted:
        found = False
        for i in range(len(board)):
            for j in range(len(board[i])):
                if board[i][j] == number:
                    found = True
        if found:
            present = present + 1
    return present
# %% program: any_row
def count_present(board, wanted):
    return sum(any(number in row for row in board) for number in wanted)
# %% program: bisect
from bisect import bisect_left

def count_present(board, wanted):
    present = 0
    for number in wanted:
        for row in board:
            k = bisect_left(row, number)
            if k < len(row) and row[k] == number:
                present += 1
                break
    return present
# %% program: cell_set
def count_present(board, wanted):
    cells = {cell for row in board for cell in row}
    return sum(number in cells for number in wanted)
# %% program: union
def count_present(board, wanted):
    cells = set().union(*board)
    return sum(map(cells.__contains__, wanted))
