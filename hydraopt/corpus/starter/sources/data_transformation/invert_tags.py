# %% statement
# The dict gives every page a list of different tags. Return the dict that gives every tag the
# alphabetical list of the pages that carry it.
# %% inputs
SIZES = (30, 150, 600)
EDGE_CASES = [[{}], [{"home": []}], [{"b": ["x"], "a": ["x"]}], [{"a": ["x", "y"], "b": ["y"]}]]
def make_input(rng, size):
    tags = [f"tag{k}" for k in range(size // 5)]
    return [{f"page{rng.randrange(10 ** 6)}": rng.sample(tags, 4) for _ in range(size)}]
# %% program: scan_per_tag
def pages_by_tag(tags_of):
    inverted = {}
    for page in tags_of:
        for tag in tags_of[page]:
            if tag not in inverted.keys():
                pages = []
                for other in tags_of:
                    if tag in tags_of[other]:
                        pages.append(other)
                pages.sort()
                inverted[tag] = pages
    return inverted
# %% program: sort_at_end
def pages_by_tag(tags_of):
    inverted = {}
    for page, tags in tags_of.items():
        for tag in tags:
            inverted.setdefault(tag, []).append(page)
    for pages in inverted.values():
        pages.sort()
    return inverted
# %% program: sorted_pages
from collections import defaultdict

def pages_by_tag(tags_of):
    inverted = defaultdict(list)
    for page in sorted(tags_of):
        for tag in tags_of[page]:
            inverted[tag].append(page)
    return inverted
# %% program: insort
from bisect import insort

def pages_by_tag(tags_of):
    inverted = {}
    for page in tags_of:
        for tag in tags_of[page]:
            insort(inverted.setdefault(tag, []), page)
    return inverted
