# %% statement
# `trades` are texts "buy AMOUNT PRICE" or "sell AMOUNT PRICE" in order. Goods are sold in the order they were bought; a sale of
# more than there is is left out as a whole. Return [profit of the sales, number of sales left out, pieces held, what
# those cost].
# %% inputs
SIZES = (80, 1000, 5000)
EDGE_CASES = [
    [[]],
    [["sell 1 10"]],
    [["buy 5 10", "sell 3 12"]],
    [["buy 5 10", "buy 5 20", "sell 7 30", "sell 4 1", "sell 3 5"]],
    [["buy 0 10", "buy 2 7", "sell 2 6"]],
]
def make_input(rng, size):
    return [[f"{rng.choice(['buy', 'buy', 'sell'])} {1 + rng.randrange(50)} {rng.randrange(10, 99)}" for _ in range(size)]]
# %% program: good
from collections import deque


def stock_profit(trades):
    lots = deque()
    held = profit = skipped = 0
    for trade in trades:
        action, amount, price = trade.split()
        pieces, cents = int(amount), int(price)
        if action == "buy":
            lots.append((pieces, cents))
            held += pieces
            continue
        if pieces > held:
            skipped += 1
            continue
        held -= pieces
        while pieces:
            lot, cost = lots.popleft()
            taken = min(lot, pieces)
            profit += taken * (cents - cost)
            pieces -= taken
            if lot > taken:
                lots.appendleft((lot - taken, cost))
    return [profit, skipped, held, sum(lot * cost for lot, cost in lots)]
