# %% statement
# Hands are texts such as "7H 10S KD" (rank, then the suit's letter). Return the places (from 0) of all hands of at least one card whose
# cards are all of one suit and whose ranks (2 to 10, J, Q, K, A in this order) follow each other without a gap in some order.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[]], [["KD"]], [["7H 8H 6H", "7H 9H 8S"]], [["QS KS AS", "AS 2S"]], [["10C 9C JC", "5D 5D", ""]]]
def make_input(rng, size):
    ranks = ["2", "3", "4", "5", "6", "7", "8", "9", "10", "J", "Q", "K", "A"]
    hands = []
    for _ in range(size):
        start = rng.randrange(10)
        chosen = ranks[start:start + 4] if rng.random() < 0.5 else rng.sample(ranks, 4)
        rng.shuffle(chosen)
        suits = rng.choice(["H", "S", "D", "C", "HS"])
        hands.append(" ".join(rank + rng.choice(suits) for rank in chosen))
    return [hands]
# %% program: good
RANKS = "2 3 4 5 6 7 8 9 10 J Q K A".split()


def flush_hands(hands):
    value_of = {rank: value for value, rank in enumerate(RANKS)}
    found = []
    for place, hand in enumerate(hands):
        cards = hand.split()
        if len({card[-1] for card in cards}) != 1:
            continue
        values = {value_of[card[:-1]] for card in cards}
        if len(values) == len(cards) and max(values) - min(values) == len(cards) - 1:
            found.append(place)
    return found
