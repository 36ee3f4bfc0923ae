# %% statement
# Bingo cards are square grids of different numbers. Return [index of the card, number called last] of the first card with a full row or column
# (the lowest index of several), or None if none gets full.
# %% inputs
SIZES = (5, 40, 250)
EDGE_CASES = [[[], [1]], [[[[7]]], [7]], [[[[7]]], []], [[[[1, 2], [3, 4]], [[5, 1], [3, 6]]], [9, 1, 3]], [[[[1, 2], [3, 4]], [[4, 3], [2, 1]]], [1, 2]], [[[[1, 2], [3, 4]]], [1, 4]]]
def make_input(rng, size):
    cards = []
    for _ in range(size):
        drawn = rng.sample(range(400), 25)
        cards.append([drawn[i : i + 5] for i in range(0, 25, 5)])
    return [cards, rng.sample(range(400), 400)]
# %% program: good
def bingo_winner(cards, calls):
    turn_of = {number: turn for turn, number in enumerate(calls)}
    never = len(calls)
    best = (never, 0)
    for index, card in enumerate(cards):
        turns = [[turn_of.get(number, never) for number in row] for row in card]
        lines = turns + list(zip(*turns))
        full = min(max(line) for line in lines)
        best = min(best, (full, index))
    turn, index = best
    return [index, calls[turn]] if turn < never else None
