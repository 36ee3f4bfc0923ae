# %% statement
# A map is a list of equally long texts, "#" is land. Return the areas of the islands (land joined up, down, left or right), largest first.
# %% inputs
SIZES = (100, 900, 3600)
EDGE_CASES = [[[]], [["."]], [["#"]], [["##.", "..#", "#.#"]], [["#.#", ".#.", "#.#"]], [["###", "#.#", "###"]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join("#" if rng.random() < 0.6 else "." for _ in range(side)) for _ in range(side)]]
# %% program: good
def island_areas(rows):
    land = {(r, c) for r, row in enumerate(rows) for c, sign in enumerate(row) if sign == "#"}
    areas = []
    while land:
        coast = [land.pop()]
        area = 0
        while coast:
            r, c = coast.pop()
            area += 1
            for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cell in land:
                    land.remove(cell)
                    coast.append(cell)
        areas.append(area)
    return sorted(areas, reverse=True)
