# %% statement
# Write a text in a zigzag over `rails` rails (1 or more): down from the first to the last, up again, and so on, one sign a step. Return the
# signs of all rails, read one rail after the other.
# %% inputs
SIZES = (500, 5000, 30000)
EDGE_CASES = [["", 3], ["a", 1], ["meetatdawn", 1], ["meetatdawn", 3], ["abcdef", 2], ["abc", 10]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(size)), rng.randrange(3, 12)]
# %% program: good
def rail_fence(text, rails):
    if rails == 1:
        return text
    rows = [[] for _ in range(rails)]
    row = 0
    step = 1
    for sign in text:
        rows[row].append(sign)
        if row == rails - 1:
            step = -1
        elif row == 0:
            step = 1
        row += step
    return "".join("".join(signs) for signs in rows)
