# %% statement
# Places are rows with article, shelf and count in the order in which they are to be emptied; an article may lie at several. An order is rows [article, count].
# Return the picks [shelf, article, count] for each order row in turn, from as many places as needed (never a count of 0), and stop without picks for that row and the later ones
# as soon as a row asks for more than is left in all.
# %% inputs
SIZES = (40, 500, 3500)
EDGE_CASES = [
    [[], []],
    [[], [["nut", 1]]],
    [[{"article": "nut", "shelf": "A1", "count": 3}], [["nut", 2], ["nut", 1]]],
    [[{"article": "nut", "shelf": "A1", "count": 3}, {"article": "nut", "shelf": "B7", "count": 4}], [["nut", 5], ["nut", 3]]],
    [[{"article": "nut", "shelf": "A1", "count": 0}, {"article": "nut", "shelf": "B7", "count": 4}], [["nut", 1], ["nut", 0], ["nut", 3]]],
]
def make_input(rng, size):
    articles = [f"art{i}" for i in range(1 + size // 50)]
    places = [{"article": rng.choice(articles), "shelf": f"S{i}", "count": rng.randrange(20)} for i in range(size)]
    return [places, [[rng.choice(articles), 1 + rng.randrange(12)] for _ in range(size)]]
# %% program: good
from collections import Counter, defaultdict, deque


def warehouse_picks(places, order):
    stock = defaultdict(deque)
    left = Counter()
    for place in places:
        if place["count"]:
            stock[place["article"]].append((place["shelf"], place["count"]))
            left[place["article"]] += place["count"]
    picks = []
    for article, wanted in order:
        if wanted > left[article]:
            break
        left[article] -= wanted
        shelves = stock[article]
        while wanted:
            shelf, count = shelves.popleft()
            taken = min(count, wanted)
            picks.append([shelf, article, taken])
            wanted -= taken
            if taken < count:
                shelves.appendleft((shelf, count - taken))
    return picks
