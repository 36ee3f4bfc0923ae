# %% statement
# For amounts of cents, hand out the fewest coins greedily (largest coin first; coins are distinct, positive,
# in any order, 1 among them). Return a list of [coin, total number handed out], largest coin first.
# %% inputs
SIZES = (200, 1200, 4000)
EDGE_CASES = [[[], [1, 5]], [[0], [1]], [[99], [50, 20, 10, 5, 2, 1]], [[30, 41], [1, 25, 10]], [[7, 7, 7], [1, 4, 3]]]
def make_input(rng, size):
    coins = [1, 2, 5, 10, 20, 50, 100, 200]
    rng.shuffle(coins)
    return [[rng.randrange(1000) for _ in range(size)], coins]
# %% program: good
def coins_handed_out(amounts, coins):
    descending = sorted(coins, reverse=True)
    handed = dict.fromkeys(descending, 0)
    for amount in amounts:
        for coin in descending:
            if not amount:
                break
            pieces, amount = divmod(amount, coin)
            handed[coin] += pieces
    return [[coin, pieces] for coin, pieces in handed.items()]
