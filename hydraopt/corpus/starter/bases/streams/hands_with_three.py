# %% statement
# Each hand is a list of cards such as "K7" or "A2": the first character is the suit, the rest the rank. Return how
# many hands have a rank that comes up at least three times.
# %% inputs
SIZES = (50, 400, 2000)
EDGE_CASES = [[[]], [[[]]], [[["H9", "S9", "C9"]]], [[["H9", "S9"], ["H10", "S10", "C10", "D10"], ["H1", "H2", "H3"]]], [[["Ha", "Sa", "Ca"], ["Hb", "Sb", "Cb"], ["H2"]]]]
def make_input(rng, size):
    return [[[rng.choice("HSCD") + str(rng.randrange(2, 11)) for _ in range(5)] for _ in range(size)]]
# %% program: good
from collections import Counter
def hands_with_three(hands):
    threes = 0
    for hand in hands:
        ranks = Counter(card[1:] for card in hand)
        if any(count >= 3 for count in ranks.values()):
            threes += 1
    return threes
