# %% statement
# Two players put their top cards down; who has the higher one takes both under the own deck, the own card first; of
# equal cards each gets the own one back. Play until a deck is empty or `limit` rounds are over. Return [rounds, cards of the first, cards of the second].
# %% inputs
SIZES = (100, 1500, 10000)
EDGE_CASES = [[[], [1], 5], [[2], [1], 5], [[1], [1], 3], [[9, 2, 6, 3, 1], [5, 8, 4, 7, 10], 100], [[3, 4], [1, 2], 0]]
def make_input(rng, size):
    cards = list(range(size))
    rng.shuffle(cards)
    return [cards[::2], cards[1::2], size]
# %% program: good
from collections import deque


def card_duel(first, second, limit):
    left, right = deque(first), deque(second)
    rounds = 0
    while left and right and rounds < limit:
        ours, theirs = left.popleft(), right.popleft()
        if ours > theirs:
            left.extend((ours, theirs))
        elif theirs > ours:
            right.extend((theirs, ours))
        else:
            left.append(ours)
            right.append(theirs)
        rounds += 1
    return [rounds, len(left), len(right)]
