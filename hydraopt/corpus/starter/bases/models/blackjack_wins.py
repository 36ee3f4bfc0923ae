# %% statement
# A hand is a list of ranks "2" to "10", "J", "Q", "K" (10 each) and "A" (11, or 1 as often as needed to stay within 21). Over 21 is 0. Return
# [wins, draws, losses] of the players' hands against the dealer's hand; a draw at 0 is a loss.
# %% inputs
SIZES = (100, 800, 4000)
EDGE_CASES = [[["K"], []], [["K", "7"], [["A", "K"], ["9", "8"], ["K", "K", "2"], ["5"]]], [["K", "K", "2"], [["K", "Q", "J"], ["2"]]], [["A", "A"], [["A", "A"], ["A", "A", "A"], []]], [[], [[]]]]
def make_input(rng, size):
    ranks = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "J", "Q", "K", "A"]
    hand = lambda: [rng.choice(ranks) for _ in range(rng.randrange(2, 6))]
    return [["K", rng.choice(ranks)], [hand() for _ in range(size)]]
# %% program: good
WORTH = {"J": 10, "Q": 10, "K": 10, "A": 11}


def worth_of(hand):
    total = sum(WORTH.get(rank) or int(rank) for rank in hand)
    soft = hand.count("A")
    while total > 21 and soft:
        total -= 10
        soft -= 1
    return total if total <= 21 else 0


def blackjack_wins(dealer, hands):
    bank = worth_of(dealer)
    wins = draws = 0
    for hand in hands:
        total = worth_of(hand)
        if total > bank:
            wins += 1
        elif total == bank and total:
            draws += 1
    return [wins, draws, len(hands) - wins - draws]
