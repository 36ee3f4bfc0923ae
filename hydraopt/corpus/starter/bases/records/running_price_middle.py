# %% statement
# Offers for a used car come in one after the other: rows with seller and price. Return a list with, after each offer, the lower median of the prices so far:
# the entry at index (n - 1) // 2 of the n prices in ascending order. Offers of a seller listed in `blocked` are skipped and give no entry.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[], []],
    [[{"seller": "Ott", "price": 900}], ["Ott"]],
    [[{"seller": "Ott", "price": 900}], []],
    [[{"seller": "Ott", "price": 900}, {"seller": "Rau", "price": 100}, {"seller": "Abt", "price": 500}], ["Zed"]],
    [[{"seller": "Ott", "price": 5}, {"seller": "Rau", "price": 100}, {"seller": "Ott", "price": 5}, {"seller": "Abt", "price": 7}], ["Rau"]],
]
def make_input(rng, size):
    offers = [{"seller": f"s{rng.randrange(size)}", "price": rng.randrange(500, 9000)} for _ in range(size)]
    return [offers, [f"s{rng.randrange(size)}" for _ in range(size // 10)]]
# %% program: good
from bisect import insort


def running_price_middle(offers, blocked):
    refused = set(blocked)
    prices = []
    middles = []
    for offer in offers:
        if offer["seller"] in refused:
            continue
        insort(prices, offer["price"])
        middles.append(prices[(len(prices) - 1) // 2])
    return middles
