# %% statement
# `quotes` are [day, item, cents] in order of days, `watches` are [user, item, cents]. A watch fires at the first quote of its
# item at or below its price. Return [[day, user, item, cents quoted] sorted, sorted users of whom no watch fired].
# %% inputs
SIZES = (50, 700, 3000)
EDGE_CASES = [
    [[], []],
    [[[1, "lamp", 900]], []],
    [[], [["Uli", "lamp", 900]]],
    [[[1, "lamp", 901], [2, "lamp", 880], [3, "lamp", 700]], [["Uli", "lamp", 900], ["Vic", "lamp", 600]]],
    [[[1, "lamp", 50], [1, "sofa", 60]], [["Uli", "sofa", 60], ["Uli", "lamp", 1], ["Ben", "rug", 1]]],
]
def make_input(rng, size):
    items = max(2, size // 30)
    quotes = [[k // 4, f"item{rng.randrange(items)}", rng.randrange(100, 9000)] for k in range(size)]
    watches = [[f"u{rng.randrange(size)}", f"item{rng.randrange(items)}", rng.randrange(2000)] for _ in range(size)]
    return [quotes, watches]
# %% program: good
from bisect import bisect_left
from collections import defaultdict


def lowest_price_alerts(quotes, watches):
    lows = defaultdict(list)
    for day, item, cents in quotes:
        records = lows[item]
        if not records or -cents > records[-1][0]:
            records.append((-cents, day))
    alerts = []
    fired = set()
    for user, item, cents in watches:
        records = lows.get(item, [])
        place = bisect_left(records, (-cents,))
        if place < len(records):
            negative, day = records[place]
            alerts.append([day, user, item, -negative])
            fired.add(user)
    silent = {user for user, _, _ in watches} - fired
    return [sorted(alerts), sorted(silent)]
