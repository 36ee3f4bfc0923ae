# %% statement
# A plan is a list of equally long texts, "g" is grass. Return the side of the largest square of grass alone.
# %% inputs
SIZES = (100, 1600, 10000)
EDGE_CASES = [[[]], [["."]], [["g"]], [["gg", "gg"]], [["g.gg", "gggg", "gggg", "g..g"]], [["ggg", "g.g", "ggg"]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join("." if rng.random() < 0.1 else "g" for _ in range(side)) for _ in range(side)]]
# %% program: good
def largest_lawn(plan):
    width = len(plan[0]) if plan else 0
    above = [0] * width
    largest = 0
    for row in plan:
        sides = []
        corner = left = 0
        for up, sign in zip(above, row):
            side = 1 + min(corner, left, up) if sign == "g" else 0
            sides.append(side)
            corner, left = up, side
        above = sides
        largest = max(largest, max(sides, default=0))
    return largest
