# %% statement
# Articles have a title and a list of tags. Return the different tags in the order of their first appearance, articles and tags taken as they stand.
# %% inputs
SIZES = (40, 400, 2000)
EDGE_CASES = [
    [[]],
    [[{"title": "a", "tags": []}]],
    [[{"title": "a", "tags": ["x", "y", "x"]}]],
    [[{"title": "a", "tags": ["z"]}, {"title": "b", "tags": ["y", "z"]}]],
    [[{"title": "b", "tags": ["", "q"]}, {"title": "b", "tags": ["p", ""]}]],
]
def make_input(rng, size):
    return [[{"title": f"t{i}", "tags": [f"tag{rng.randrange(size)}" for _ in range(rng.randrange(5))]} for i in range(size)]]
# %% program: good
def order_of_tags(articles):
    tags = [tag for article in articles for tag in article["tags"]]
    return list(dict.fromkeys(tags))
