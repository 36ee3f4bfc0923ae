# %% statement
# Stamps have different values; a collector owns the given ones, in any order and with repeats. Return, for
# every offer, "have" where its value is owned, "between" where an owned value is lower and another is higher,
# "low" or "high" where it is below or above all owned ones. With no stamps owned, all are "high".
# %% inputs
SIZES = (200, 800, 3000)
EDGE_CASES = [[[], [4]], [[5], [4, 5, 6]], [[9, 3, 3], [5, 3, 1, 10]], [[1, 2], []], [[7, 7], [7, 8]]]
def make_input(rng, size):
    return [[rng.randrange(size // 4, size * 4) for _ in range(size)], [rng.randrange(size * 5) for _ in range(size)]]
# %% program: good
def rate_offers(owned, offers):
    if not owned:
        return ["high"] * len(offers)
    values = set(owned)
    lowest = min(owned)
    highest = max(owned)
    ratings = []
    for offer in offers:
        if offer in values:
            ratings.append("have")
        elif offer < lowest:
            ratings.append("low")
        elif offer > highest:
            ratings.append("high")
        else:
            ratings.append("between")
    return ratings
