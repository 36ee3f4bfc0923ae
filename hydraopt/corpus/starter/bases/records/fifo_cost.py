# %% statement
# Trades are rows [kind, count, price], kind `buy` or `sell`, counts positive. A sale takes the oldest bought pieces first. Return the sum of the buying prices
# of all pieces sold; a sale of more pieces than are there ends everything: then return -1.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[]],
    [[["buy", 3, 10]]],
    [[["sell", 1, 10]]],
    [[["buy", 3, 10], ["buy", 2, 20], ["sell", 4, 99]]],
    [[["buy", 1, 10], ["sell", 1, 1], ["buy", 5, 2], ["sell", 3, 1], ["sell", 2, 1]]],
    [[["buy", 1, 10], ["sell", 2, 1]]],
]
def make_input(rng, size):
    trades, held = [], 0
    for number in range(size):
        if held < 2 or rng.random() < 0.55 or number < size // 3:
            trades.append(["buy", rng.randrange(1, 10), rng.randrange(5, 100)])
            held += trades[-1][1]
        else:
            trades.append(["sell", rng.randrange(1, min(held, 20)), rng.randrange(5, 100)])
            held -= trades[-1][1]
    return [trades]
# %% program: good
from collections import deque


def fifo_cost(trades):
    lots = deque()
    cost = 0
    for kind, count, price in trades:
        if kind == "buy":
            lots.append((count, price))
            continue
        while count > 0:
            if not lots:
                return -1
            pieces, paid = lots.popleft()
            used = min(pieces, count)
            cost += used * paid
            count -= used
            if used < pieces:
                lots.appendleft((pieces - used, paid))
    return cost
