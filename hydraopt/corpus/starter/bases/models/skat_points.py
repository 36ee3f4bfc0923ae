# %% statement
# Tricks list the cards played, e.g. "H10" (suit letter, rank), the first card leads. The highest card of the trump suit wins, else the highest
# of the led suit (rising 7 8 9 Q K 10 A); the winner, counted from the leader, leads the next trick. Worth: Q 3, K 4, 10 10, A 11.
# Return the points of each of the `players` players; player 0 leads first, all play one card a trick, all cards differ in a trick.
# %% inputs
SIZES = (30, 300, 2000)
EDGE_CASES = [[[], "H", 3], [[["HA", "H7", "SA"]], "C", 3], [[["H10", "HK", "C7"], ["S9", "S8", "D8"]], "C", 3], [[["D7", "DQ"], ["DA", "D10"], ["S7", "H7"]], "H", 2], [[["CA"]], "D", 1]]
def make_input(rng, size):
    deck = [suit + rank for suit in "CSHD" for rank in ("7", "8", "9", "Q", "K", "10", "A")]
    return [[rng.sample(deck, 3) for _ in range(size)], rng.choice("CSHD"), 3]
# %% program: good
ORDER = {rank: level for level, rank in enumerate("7 8 9 Q K 10 A".split())}
WORTH = {"Q": 3, "K": 4, "10": 10, "A": 11}


def skat_points(tricks, trump, players):
    points = [0] * players
    leader = 0
    for cards in tricks:
        suits = {card[0] for card in cards}
        ruling = trump if trump in suits else cards[0][0]
        able = [place for place, card in enumerate(cards) if card[0] == ruling]
        winner = max(able, key=lambda place: ORDER[cards[place][1:]])
        leader = (leader + winner) % players
        points[leader] += sum(WORTH.get(card[1:], 0) for card in cards)
    return points
