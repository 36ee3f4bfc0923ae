# %% statement
# A map is a list of equally long texts, "~" is water. Return the number of bodies of water (joined up, down, left, right) none of whose
# cells lies on the edge of the map.
# %% inputs
SIZES = (100, 900, 2500)
EDGE_CASES = [[[]], [["~"]], [["...", ".~.", "..."]], [["~..", ".~.", "..~"]], [[".....", ".~.~.", ".~.~.", ".....", "~...."]]]
def make_input(rng, size):
    side = int(size ** 0.5)
    return [["".join("~" if rng.random() < 0.45 else "." for _ in range(side)) for _ in range(side)]]
# %% program: good
def inland_lakes(rows):
    water = {(r, c) for r, row in enumerate(rows) for c, sign in enumerate(row) if sign == "~"}
    bottom = len(rows) - 1
    right = len(rows[0]) - 1 if rows else 0
    seen = set()
    lakes = 0
    for cell in sorted(water):
        if cell in seen:
            continue
        seen.add(cell)
        stack = [cell]
        inland = True
        while stack:
            r, c = stack.pop()
            if r in (0, bottom) or c in (0, right):
                inland = False
            for other in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                if other in water and other not in seen:
                    seen.add(other)
                    stack.append(other)
        lakes += inland
    return lakes
