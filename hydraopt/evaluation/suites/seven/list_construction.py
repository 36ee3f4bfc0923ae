# %% statement
# Return the list of the squares of 0, 1, ..., n - 1; an empty list when n is 0 or negative.
# %% inputs
SIZES = (500, 100_000, 300_000)
EDGE_CASES = [[0], [1], [2], [7], [-1], [-20]]
def make_input(rng, size):
    return [size + rng.randrange(100)]
# %% program: original
def make_squares(n):
    numbers = []
    for i in range(n):
        numbers.append(i)
    squares = []
    for i in range(len(numbers)):
        square = numbers[i] * numbers[i]
        squares.append(square)
    return squares
# %% program: human
def make_squares(n):
    return [i * i for i in range(n)]
