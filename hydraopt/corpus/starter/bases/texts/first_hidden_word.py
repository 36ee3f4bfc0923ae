# %% statement
# Return the first hidden word: `grid` is a list of equally long rows; return the first entry of `words` that stands in a row from left to right or
# in a column from top to bottom, else "". The empty word stands everywhere.
# %% inputs
SIZES = (20, 60, 120)
EDGE_CASES = [[[], ["a"]], [["ab"], []], [["ab", "cd"], ["ca", "ac"]], [["cat", "oxo"], ["co", "xo"]], [["x"], ["y", "", "x"]], [["no", "on"], ["oo"]]]
def make_input(rng, size):
    grid = ["".join(rng.choice("abcdefgh") for _ in range(size)) for _ in range(size)]
    words = ["".join(rng.choice("abcdefgh") for _ in range(9)) for _ in range(12)]
    return [grid, words + [grid[-1][3:9]]]
# %% program: good
def first_hidden_word(grid, words):
    columns = ["".join(column) for column in zip(*grid)]
    lines = grid + columns
    for word in words:
        if not word or any(word in line for line in lines):
            return word
    return ""
