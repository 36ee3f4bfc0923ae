# %% statement
# Hashtags are "#" with one or more letters, digits or "_" after it; case does not matter. Return the `limit` tags that stand in the most
# posts (once a post), as lines "#tag (posts)", more posts first, equal ones by the alphabet.
# %% inputs
SIZES = (50, 500, 3000)
EDGE_CASES = [[[], 3], [["no tags # here"], 2], [["#Sun #sun", "#sea"], 1], [["#a#b", "#b", "#c_1!"], 5], [["#x"], 0]]
def make_input(rng, size):
    posts = []
    for _ in range(size):
        posts.append(" ".join(f"{rng.choice(['#Tag', '#sea', 'nice', '#t'])}{int(rng.random() ** 2 * size)}" for _ in range(4)))
    return [posts, 10]
# %% program: good
import heapq
import re
from collections import Counter


def trending_tags(posts, limit):
    tag = re.compile(r"#\w+", re.ASCII)
    counts = Counter()
    for post in posts:
        counts.update(set(tag.findall(post.lower())))
    ranked = heapq.nsmallest(limit, counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [f"{name} ({posted})" for name, posted in ranked]
