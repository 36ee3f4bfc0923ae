# %% statement
# Return the sum of all cells of the square table that lie on one of its two diagonals; a
# cell on both counts once.
# %% inputs
SIZES = (30, 100, 350)
EDGE_CASES = [[[]], [[[4]]], [[[1, 2], [3, 4]]], [[[1, 2, 3], [4, 5, 6], [7, 8, 9]]]]
def make_input(rng, size):
    return [[[rng.randrange(-90, 90) for _ in range(size)] for _ in range(size)]]
# %% program: every_cell
def both_diagonals(table):
    n = len(table)
    amount = 0
    for i in range(n):
        for j in range(n):
            if i == j or i + j == n - 1:
                amount = amount + table[i][j]
    return amount
# %% program: two_lists
def both_diagonals(table):
    n = len(table)
    falling = [table[i][i] for i in range(n)]
    rising = [table[i][n - 1 - i] for i in range(n) if i != n - 1 - i]
    return sum(falling) + sum(rising)
# %% program: single_pass
def both_diagonals(table):
    amount = 0
    for i, row in enumerate(table):
        amount += row[i] + row[-1 - i]
    if len(table) % 2:
        middle = len(table) // 2
        amount -= table[middle][middle]
    return amount
# %% program: generator
def both_diagonals(table):
    n = len(table)
    amount = sum(row[i] + row[n - 1 - i] for i, row in enumerate(table))
    return amount - table[n // 2][n // 2] if n % 2 else amount
