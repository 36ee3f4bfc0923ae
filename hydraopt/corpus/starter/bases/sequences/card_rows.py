# %% statement
# cards are to be laid into rows of group following numbers (such as 3, 4, 5 for group 3), every
# card in just one row. Return whether that can be done and, if so, how many rows begin with
# each number, as [first number, rows], ascending; else an empty list.
# %% inputs
SIZES = (60, 400, 1500)
EDGE_CASES = [[[], 3], [[1, 2, 3], 3], [[1, 2, 4], 3], [[3, 2, 1, 2, 3, 4], 3], [[5, 5, 5], 1], [[1, 1, 2], 2]]
def make_input(rng, size):
    cards = []
    for _ in range(size):
        first = rng.randrange(size)
        cards.extend(range(first, first + 5))
    rng.shuffle(cards)
    return [cards, 5]
# %% program: good
from collections import Counter

def card_rows(cards, group):
    left = Counter(cards)
    rows = []
    for first in sorted(left):
        needed = left[first]
        if needed == 0:
            continue
        if needed < 0:
            return []
        for number in range(first, first + group):
            left[number] -= needed
            if left[number] < 0:
                return []
        rows.append([first, needed])
    return rows
