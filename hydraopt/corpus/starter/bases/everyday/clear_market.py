# %% statement
# `orders` are [trader, side, price, amount] with side "buy" or "sell". Each order in turn trades with the best waiting orders of
# the other side (highest buy, lowest sell, earlier first) as long as the prices meet, at the waiting order's price; what
# is left waits. Return [trades [buyer, seller, price, amount], amount left to buy, amount left to sell].
# %% inputs
SIZES = (60, 700, 3500)
EDGE_CASES = [
    [[]],
    [[["Ed", "buy", 10, 5]]],
    [[["Ed", "buy", 10, 5], ["Flo", "sell", 11, 5]]],
    [[["Ed", "buy", 10, 5], ["Flo", "sell", 9, 8], ["Gus", "buy", 9, 1]]],
    [[["Ed", "sell", 10, 5], ["Flo", "sell", 9, 2], ["Gus", "buy", 12, 6], ["Gus", "buy", 10, 0]]],
]
def make_input(rng, size):
    return [
        [
            [f"t{rng.randrange(50)}", rng.choice(["buy", "sell"]), rng.randrange(80, 120), 1 + rng.randrange(30)]
            for _ in range(size)
        ]
    ]
# %% program: good
from heapq import heappop, heappush


def clear_market(orders):
    books = {"buy": [], "sell": []}
    trades = []
    for number, (trader, side, price, amount) in enumerate(orders):
        sign = 1 if side == "buy" else -1
        waiting = books["sell" if side == "buy" else "buy"]
        while amount and waiting and waiting[0][0] <= sign * price:
            key, place, other, offered = heappop(waiting)
            dealt = min(amount, offered)
            buyer, seller = (trader, other) if side == "buy" else (other, trader)
            trades.append([buyer, seller, sign * key, dealt])
            amount -= dealt
            if offered > dealt:
                heappush(waiting, (key, place, other, offered - dealt))
        if amount:
            heappush(books[side], (-sign * price, number, trader, amount))
    to_buy = sum(entry[3] for entry in books["buy"])
    to_sell = sum(entry[3] for entry in books["sell"])
    return [trades, to_buy, to_sell]
