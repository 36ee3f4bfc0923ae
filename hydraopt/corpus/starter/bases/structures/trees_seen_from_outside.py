# %% statement
# A wood is a list of equally long texts of digits, the heights of the trees. Return how many trees can be seen from outside along their
# row or column: all trees between them and an edge are lower.
# %% inputs
SIZES = (100, 900, 6400)
EDGE_CASES = [[[]], [["5"]], [["99", "99"]], [["555", "515", "555"]], [["30373", "25512", "65332", "33549", "35390"]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join(rng.choice("0123456789") for _ in range(side)) for _ in range(side)]]
# %% program: good
def trees_seen_from_outside(wood):
    if not wood:
        return 0
    height, width = len(wood), len(wood[0])
    views = [[(r, c) for c in range(width)] for r in range(height)]
    views += [[(r, c) for r in range(height)] for c in range(width)]
    seen = set()
    for view in views:
        for places in (view, view[::-1]):
            tallest = ""
            for r, c in places:
                tree = wood[r][c]
                if tree > tallest:
                    seen.add((r, c))
                    tallest = tree
                    if tallest == "9":
                        break
    return len(seen)
