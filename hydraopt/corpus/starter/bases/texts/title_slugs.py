# %% statement
# Make an address part of each title: lower case, every run of characters other than a-z and 0-9 becomes one "-", no "-"
# at either end; an empty result becomes "untitled". A repeated result gets "-2", "-3", ... at its end by its count.
# %% inputs
SIZES = (50, 500, 4000)
EDGE_CASES = [[[]], [[""]], [["Hello World"]], [["Hello", "hello!", " HELLO "]], [["--", "?", "a--b"]], [["C++ in 10 days", "C in 10 days"]]]
def make_input(rng, size):
    words = ["The", "sea", "of", "Glass", "& stone", "night!", "2 cats", "Rome", "--", "fire?"]
    return [[" ".join(rng.choice(words) for _ in range(rng.randrange(1, 4))) for _ in range(size)]]
# %% program: good
import re
from collections import defaultdict


def title_slugs(titles):
    gap = re.compile(r"[^a-z0-9]+")
    used = defaultdict(int)
    slugs = []
    for title in titles:
        slug = gap.sub("-", title.lower()).strip("-") or "untitled"
        used[slug] += 1
        count = used[slug]
        slugs.append(slug if count == 1 else f"{slug}-{count}")
    return slugs
