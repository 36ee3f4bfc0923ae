# %% statement
# Queens stand on different squares [row, column] of an endless board. Return how many pairs of them share a row, column or diagonal
# (queens between them do not matter).
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[]], [[[3, 3]]], [[[0, 0], [1, 2]]], [[[0, 0], [0, 5], [5, 5], [5, 0]]], [[[1, 1], [2, 2], [3, 3], [1, 3]]], [[[0, 1], [1, 3], [2, 0], [3, 2]]]]
def make_input(rng, size):
    side = size // 4
    return [[[spot // side, spot % side] for spot in rng.sample(range(side * side), size)]]
# %% program: good
from collections import Counter


def attacking_queens(queens):
    lines = (
        Counter(row for row, _column in queens),
        Counter(column for _row, column in queens),
        Counter(row + column for row, column in queens),
        Counter(row - column for row, column in queens),
    )
    return sum(count * (count - 1) // 2 for line in lines for count in line.values())
