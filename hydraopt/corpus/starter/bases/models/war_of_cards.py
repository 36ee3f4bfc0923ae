# %% statement
# Two players turn over the first cards of their decks; the higher one wins both, which go to the end of its owner's deck, higher first. Equal
# cards both leave the game. Stop when a deck is empty or after `rounds` rounds. Return [rounds played, first deck's sum, second deck's sum].
# %% inputs
SIZES = (300, 3000, 12000)
EDGE_CASES = [[[], [], 5], [[3], [3], 5], [[9, 2], [5, 4], 10], [[1], [], 3], [[7, 8, 1], [2, 9, 4], 0], [[7, 8, 1], [2, 9, 4], 2]]
def make_input(rng, size):
    return [[rng.randrange(1, 10000) for _ in range(size // 3)], [rng.randrange(1, 10000) for _ in range(size // 3)], size]
# %% program: good
from collections import deque


def war_of_cards(ours, theirs, rounds):
    mine, yours = deque(ours), deque(theirs)
    played = 0
    while mine and yours and played < rounds:
        played += 1
        card, other = mine.popleft(), yours.popleft()
        if card > other:
            mine.append(card)
            mine.append(other)
        elif other > card:
            yours.append(other)
            yours.append(card)
    return [played, sum(mine), sum(yours)]
