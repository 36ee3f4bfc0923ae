# %% statement
# A Go board's rows (equally long) have "B", "W" and "." fields. A group is a set of stones of one colour joined up, down, left and right; it is
# captured if no empty field is next to it. Return [captured black stones, captured white stones].
# %% inputs
SIZES = (10, 30, 60)
EDGE_CASES = [[[]], [["B"]], [["."]], [["BW."]], [["WB.", "BBW", ".WW"]], [[".W.", "WBW", ".W."]], [["BB", "BB"]]]
def make_input(rng, size):
    return [["".join(rng.choice("BBBWWWW.") for _ in range(size)) for _ in range(size)]]
# %% program: good
def captured_stones(rows):
    board = {(r, c): field for r, row in enumerate(rows) for c, field in enumerate(row)}
    visited = set()
    captured = {"B": 0, "W": 0}
    for start, colour in board.items():
        if colour == "." or start in visited:
            continue
        visited.add(start)
        group = [start]
        free = False
        for r, c in group:
            for near in ((r - 1, c), (r + 1, c), (r, c - 1), (r, c + 1)):
                field = board.get(near)
                if field == ".":
                    free = True
                elif field == colour and near not in visited:
                    visited.add(near)
                    group.append(near)
        if not free:
            captured[colour] += len(group)
    return [captured["B"], captured["W"]]
