# %% statement
# In a riffle the deck's first half (the longer one for an odd count) and second half are laid card by card in turn, the first half's card first.
# Return the deck after `times` riffles.
# %% inputs
SIZES = (20, 200, 1000)
EDGE_CASES = [[[], 3], [["A"], 9], [["A", "B"], 1], [["A", "B", "C", "D", "E"], 1], [["A", "B", "C", "D", "E", "F"], 0], [[1, 2, 3, 4, 5, 6, 7], 11]]
def make_input(rng, size):
    return [[rng.randrange(1000) for _ in range(size)], size * 2 + rng.randrange(100)]
# %% program: good
def after_many_riffles(deck, times):
    count = len(deck)
    middle = (count + 1) // 2
    riffle = [place // 2 + (middle if place % 2 else 0) for place in range(count)]
    order = list(range(count))
    while times:
        if times % 2:
            order = [order[place] for place in riffle]
        riffle = [riffle[place] for place in riffle]
        times //= 2
    return [deck[place] for place in order]
