# %% statement
# Return one row {"player": ..., "points": ...} for each player and the points at the same
# place; the longer list is cut to the shorter one.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[[], []], [["a"], [1]], [["a", "b"], [1]], [["a"], [1, 2]], [["x", "x"], [-1, 0]]]
CONSTANTS = {'"player"': ['"name"', '"who"'], '"points"': ['"score"']}
def make_input(rng, size):
    players = ["p%d" % rng.randrange(9999) for _ in range(size)]
    return [players, [rng.randrange(100) for _ in range(size + rng.randrange(3))]]
# %% program: original
def score_rows(players, points):
    rows = []
    k = 0
    while k < len(players) and k < len(points):
        row = {}
        row["player"] = players[k]
        row["points"] = points[k]
        rows = rows + [row]
        k = k + 1
    return rows
# %% program: zip
def score_rows(players, points):
    return [{"player": name, "points": score} for name, score in zip(players, points)]
# %% program: zip_append
def score_rows(players, points):
    rows = []
    for player, score in zip(players, points):
        rows.append({"player": player, "points": score})
    return rows
