# %% statement
# Return the different pages of a browsing history, the most recently visited one first.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [["a"]], [["a", "b", "a"]], [["x", "x", "x"]], [["a", "b", "c", "b"]]]
def make_input(rng, size):
    return [["/page/%d" % rng.randrange(size // 3) for _ in range(size)]]
# %% program: insert-front
def recent_pages(visits):
    recent = []
    for page in visits:
        if page in recent:
            recent.remove(page)
        recent.insert(0, page)
    return recent
# %% program: dict-of-reversed
def recent_pages(visits):
    return list(dict.fromkeys(reversed(visits)))
# %% program: seen-set
def recent_pages(visits):
    seen = set()
    recent = []
    for page in reversed(visits):
        if page not in seen:
            seen.add(page)
            recent.append(page)
    return recent
# %% program: last-place
def recent_pages(visits):
    last = {page: place for place, page in enumerate(visits)}
    return sorted(last, key=last.get, reverse=True)
