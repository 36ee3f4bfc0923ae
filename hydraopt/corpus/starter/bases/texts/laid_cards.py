# %% statement
# Two children write letters on cards; in each round the first card of the pile is read and put under the pile, and the next one is laid away on the table. Return
# the letters on the table in order, the last card of the pile being laid away at the end.
# %% inputs
SIZES = (200, 2000, 20000)
EDGE_CASES = [[""], ["a"], ["ab"], ["abc"], ["letters"], ["abcdefgh"]]
def make_input(rng, size):
    return ["".join(rng.choice("abcdefghijklmnopqrstuvwxyz") for _ in range(size))]
# %% program: good
from collections import deque


def laid_cards(pile):
    cards = deque(pile)
    table = []
    while len(cards) > 1:
        cards.append(cards.popleft())
        table.append(cards.popleft())
    table.extend(cards)
    return "".join(table)
