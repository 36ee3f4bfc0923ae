# %% statement
# Two price lists have rows with article and price (articles of a list differ). Return a dict with the sorted lists `added` (articles only in the new list),
# `removed` (only in the old one), `raised` and `lowered` (in both, with a higher or lower new price).
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [
    [[], []],
    [[{"article": "tea", "price": 3}], []],
    [[], [{"article": "tea", "price": 3}]],
    [[{"article": "tea", "price": 3}], [{"article": "tea", "price": 3}]],
    [[{"article": "tea", "price": 3}, {"article": "jam", "price": 5}], [{"article": "jam", "price": 4}, {"article": "tea", "price": 8}]],
]
def make_input(rng, size):
    def listed():
        return [{"article": f"A{key}", "price": rng.randrange(5)} for key in rng.sample(range(size + size // 4), size)]
    return [listed(), listed()]
# %% program: good
def changed_prices(old_list, new_list):
    before = {row["article"]: row["price"] for row in old_list}
    after = {entry["article"]: entry["price"] for entry in new_list}
    added, raised, lowered = [], [], []
    for article, price in after.items():
        if article not in before:
            added.append(article)
        elif price > before[article]:
            raised.append(article)
        elif price < before[article]:
            lowered.append(article)
    removed = [article for article in before if article not in after]
    return {
        "added": sorted(added),
        "removed": sorted(removed),
        "raised": sorted(raised),
        "lowered": sorted(lowered),
    }
