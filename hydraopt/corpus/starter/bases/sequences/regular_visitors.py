# %% statement
# Return the visitors who came more than once, in the order of their second visits, each once.
# %% inputs
SIZES = (300, 1500, 5000)
EDGE_CASES = [[[]], [["Eva"]], [["Eva", "Eva"]], [["Eva", "Tom", "Tom", "Eva", "Tom"]], [["a", "b", "c"]]]
def make_input(rng, size):
    return [[f"v{rng.randrange(size)}" for _ in range(size)]]
# %% program: good
def regular_visitors(visits):
    seen = set()
    regular = {}
    for visitor in visits:
        if visitor in seen:
            regular[visitor] = True
        else:
            seen.add(visitor)
    return list(regular)
