# %% statement
# Price changes are rows with article, day and price, in any order; an article has no two changes of one day. Queries are rows [article, day].
# Return for each query the price that held on the day: that of the article's last change on or before it; None where there is none.
# %% inputs
SIZES = (40, 500, 3000)
EDGE_CASES = [
    [[], []],
    [[], [["tea", 3]]],
    [[{"article": "tea", "day": 3, "price": 10}], [["tea", 2], ["tea", 3], ["tea", 4]]],
    [[{"article": "tea", "day": 9, "price": 10}, {"article": "tea", "day": 1, "price": 7}], [["tea", 8], ["jam", 8], ["tea", 100]]],
    [[{"article": "tea", "day": 9, "price": 10}], []],
]
def make_input(rng, size):
    articles = [f"art{i}" for i in range(1 + size // 100)]
    changes = {(rng.choice(articles), rng.randrange(2000)): rng.randrange(1, 500) for _ in range(size)}
    rows = [{"article": article, "day": day, "price": price} for (article, day), price in changes.items()]
    return [rows, [[rng.choice(articles), rng.randrange(2000)] for _ in range(size)]]
# %% program: good
from bisect import bisect_right
from collections import defaultdict


def price_valid_on(changes, queries):
    days = defaultdict(list)
    prices = defaultdict(list)
    for change in sorted(changes, key=lambda row: row["day"]):
        days[change["article"]].append(change["day"])
        prices[change["article"]].append(change["price"])
    answers = []
    for article, day in queries:
        if article not in days:
            answers.append(None)
            continue
        place = bisect_right(days[article], day)
        answers.append(prices[article][place - 1] if place > 0 else None)
    return answers
