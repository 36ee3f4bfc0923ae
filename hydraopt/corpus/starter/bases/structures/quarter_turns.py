# %% statement
# Return a picture, a list of equally long texts, after `turns` quarter turns clockwise.
# %% inputs
SIZES = (100, 2500, 22500)
EDGE_CASES = [[[], 1], [["a"], 3], [["ab", "cd"], 1], [["abc", "def"], 2], [["abc", "def"], 7], [["xyz"], 0]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join(rng.choice(".:oO") for _ in range(side)) for _ in range(side)], 3 + 4 * rng.randrange(5)]
# %% program: good
def quarter_turns(picture, turns):
    turned = picture
    for _ in range(turns % 4):
        turned = ["".join(column) for column in zip(*reversed(turned))]
    return turned
