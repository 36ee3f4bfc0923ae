# %% statement
# Return the largest h for which at least h of the articles were quoted h times or more.
# %% inputs
SIZES = (400, 2500, 10000)
EDGE_CASES = [[[]], [[0]], [[7]], [[3, 0, 6, 1, 5]], [[2, 2, 2, 2]], [[10, 10]]]
def make_input(rng, size):
    return [[rng.randrange(rng.randrange(1, size)) for _ in range(size)]]
# %% program: good
def quote_index(quotes):
    index = 0
    for place, times in enumerate(sorted(quotes, reverse=True), 1):
        if times < place:
            break
        index = place
    return index
