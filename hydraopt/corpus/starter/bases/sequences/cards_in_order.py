# %% statement
# Cards are numbered and lie in a row. A card is in order if all cards before it have lower
# numbers and all cards after it higher ones. Return the numbers of the cards in order.
# %% inputs
SIZES = (300, 1500, 6000)
EDGE_CASES = [[[]], [[4]], [[4, 4]], [[1, 3, 2, 4]], [[5, 1, 2]], [[1, 2, 3]]]
def make_input(rng, size):
    return [[place * 3 + rng.randrange(5) for place in range(size)]]
# %% program: good
def cards_in_order(cards):
    smallest_after = [None] * len(cards)
    smallest = float("inf")
    for place in range(len(cards) - 1, -1, -1):
        smallest_after[place] = smallest
        smallest = min(smallest, cards[place])
    settled = []
    highest = float("-inf")
    for card, after in zip(cards, smallest_after):
        if highest < card < after:
            settled.append(card)
        highest = max(highest, card)
    return settled
