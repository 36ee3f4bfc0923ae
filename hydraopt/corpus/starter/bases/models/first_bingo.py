# %% statement
# Bingo cards are square tables of different numbers. Numbers are called in order (each once); a card wins when a whole row or column has been
# called. Return [place of the card, how many calls it took] of the card that wins first (the first one on a tie), or None.
# %% inputs
SIZES = (20, 100, 300)
EDGE_CASES = [[[], [1, 2]], [[[[5]]], [5]], [[[[1, 2], [3, 4]]], [1, 4, 3]], [[[[1, 2], [3, 4]], [[2, 1], [5, 6]]], [6, 1, 2]], [[[[1, 2], [3, 4]]], [1, 4]]]
def make_input(rng, size):
    cards = []
    for _ in range(size):
        picked = rng.sample(range(1, 500), 25)
        cards.append([picked[i:i + 5] for i in range(0, 25, 5)])
    calls = list(range(1, 500))
    rng.shuffle(calls)
    return [cards, calls]
# %% program: good
def first_bingo(cards, calls):
    turn_of = {number: turn for turn, number in enumerate(calls, 1)}
    never = len(calls) + 1
    best = None
    for place, card in enumerate(cards):
        lines = card + list(zip(*card))
        done = min(max(turn_of.get(number, never) for number in line) for line in lines)
        if done < never and (best is None or done < best[1]):
            best = [place, done]
    return best
