# %% statement
# Stock is a list of [article, count] (articles differ), moves a list of [article, change]. Apply the moves in order; a move that would make
# a count negative, or whose article is not in stock, is refused. Return [stock after all moves in the order given, number of refused moves].
# %% inputs
SIZES = (60, 1000, 6000)
EDGE_CASES = [
    [[], []],
    [[["nut", 3]], []],
    [[["nut", 3]], [["nut", -4], ["nut", -3]]],
    [[["nut", 3], ["bolt", 0]], [["bolt", -1], ["bolt", 2], ["bolt", -1]]],
    [[], [["nut", 1]]],
]
def make_input(rng, size):
    articles = [f"a{i}" for i in range(1 + size // 10)]
    moves = [[rng.choice(articles) if rng.random() < 0.98 else "zz", rng.randrange(-9, 10)] for _ in range(size)]
    return [[[article, rng.randrange(20)] for article in articles], moves]
# %% program: good
def stock_after_moves(stock, moves):
    count_of = dict(stock)
    refused = 0
    for article, change in moves:
        if article not in count_of or count_of[article] + change < 0:
            refused += 1
            continue
        count_of[article] += change
    return [[[article, count_of[article]] for article, _ in stock], refused]
