# %% statement
# `opening` maps articles to pieces. `movements` are [article, kind, pieces] in order; kind is "in", "out" or "count"
# (sets the stock). An "out" of more than there is is refused and changes nothing. Return [the stock as sorted
# [article, pieces] without zeros, the number of refused movements, the articles that were ever at zero, sorted].
# %% inputs
SIZES = (50, 800, 4000)
EDGE_CASES = [
    [{}, []],
    [{"nail": 5}, []],
    [{"nail": 5}, [["nail", "out", 6], ["nail", "out", 5]]],
    [{}, [["screw", "in", 4], ["screw", "out", 1], ["bolt", "out", 1]]],
    [{"nail": 0}, [["nail", "count", 9], ["nail", "count", 0], ["nail", "in", 2]]],
    [{"b": 1, "a": 2}, [["a", "out", 2], ["b", "out", 1], ["a", "out", 1]]],
]
def make_input(rng, size):
    kinds = max(3, size // 10)
    opening = {f"p{k}": rng.randrange(20) for k in range(kinds)}
    movements = [
        [f"p{rng.randrange(kinds + 2)}", rng.choice(["in", "out", "out", "out", "count"]), rng.randrange(12)]
        for _ in range(size)
    ]
    return [opening, movements]
# %% program: good
def stock_after_movements(opening, movements):
    stock = dict(opening)
    refused = 0
    emptied = {article for article, pieces in opening.items() if pieces == 0}
    for article, kind, pieces in movements:
        present = stock.get(article, 0)
        if kind == "in":
            stock[article] = present + pieces
        elif kind == "count":
            stock[article] = pieces
        elif pieces > present:
            refused += 1
            continue
        else:
            stock[article] = present - pieces
        if stock[article] == 0:
            emptied.add(article)
    left = sorted([article, pieces] for article, pieces in stock.items() if pieces)
    return [left, refused, sorted(emptied)]
