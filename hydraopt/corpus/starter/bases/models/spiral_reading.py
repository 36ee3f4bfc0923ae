# %% statement
# Return the letters of a letter table (equally long rows) along a spiral: from the top left one to the right, then down, left, up, and inwards.
# %% inputs
SIZES = (10, 40, 120)
EDGE_CASES = [[[]], [["a"]], [["abc"]], [["a", "b", "c"]], [["abc", "def", "ghi"]], [["abcd", "efgh", "ijkl"]]]
def make_input(rng, size):
    return [["".join(rng.choice("abcdefghij") for _ in range(size)) for _ in range(size)]]
# %% program: good
def spiral_reading(table):
    if not table:
        return ""
    top, bottom = 0, len(table) - 1
    left, right = 0, len(table[0]) - 1
    letters = []
    while top <= bottom and left <= right:
        letters.append(table[top][left:right + 1])
        for row in range(top + 1, bottom + 1):
            letters.append(table[row][right])
        if top < bottom:
            for column in range(right - 1, left - 1, -1):
                letters.append(table[bottom][column])
        if left < right:
            for row in range(bottom - 1, top, -1):
                letters.append(table[row][left])
        top, bottom, left, right = top + 1, bottom - 1, left + 1, right - 1
    return "".join(letters)
