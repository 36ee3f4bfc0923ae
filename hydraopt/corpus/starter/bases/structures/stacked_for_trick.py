# %% statement
# A magician deals: the top card goes on the table, the next one under the deck, and so on until no card is left. Return
# the deck, top first, with which the cards come to the table in the given order.
# %% inputs
SIZES = (100, 2000, 20000)
EDGE_CASES = [[[]], [["A"]], [["A", "K"]], [["A", "K", "Q"]], [["A", "K", "Q", "J", "10", "9"]]]
def make_input(rng, size):
    return [[rng.randrange(size) for _ in range(size)]]
# %% program: good
from collections import deque


def stacked_for_trick(wanted):
    deck = deque()
    for card in reversed(wanted):
        if deck:
            deck.appendleft(deck.pop())
        deck.appendleft(card)
    return list(deck)
