# %% statement
# Cards are dealt one after another to the players 0, 1, ... in turn. Return the total of each
# player's cards.
# %% inputs
SIZES = (400, 3000, 20000)
EDGE_CASES = [[[], 2], [[7], 1], [[7], 3], [[1, 2, 3, 4, 5], 2], [[10, 20, 30], 3]]
def make_input(rng, size):
    return [[rng.randrange(1, 14) for _ in range(size)], rng.randrange(4, 9)]
# %% program: good
def dealt_totals(cards, players):
    return [sum(cards[player] for player in range(seat, len(cards), players)) for seat in range(players)]
