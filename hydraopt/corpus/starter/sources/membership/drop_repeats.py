# %% statement
# Return the visited pages without repetitions, each at the place of its first visit.
# %% inputs
SIZES = (100, 500, 2000)
EDGE_CASES = [[[]], [["home"]], [["a", "a", "a"]], [["b", "a", "b", "c", "a"]]]
def make_input(rng, size):
    return [["page/%d" % rng.randrange(size) for _ in range(size)]]
# %% program: original
def distinct_pages(visits):
    pages = []
    for i in range(len(visits)):
        if visits[i] not in pages:
            pages.append(visits[i])
    return pages
# %% program: dict_keys
def distinct_pages(visits):
    return list(dict.fromkeys(visits))
# %% program: seen_set
def distinct_pages(visits):
    seen = set()
    pages = []
    for page in visits:
        if page not in seen:
            seen.add(page)
            pages.append(page)
    return pages
