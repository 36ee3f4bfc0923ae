# %% statement
# A text names the party ("R" or "B") of each councillor. In turn, round after round, each who still may speak silences the next
# one of the other party for good. Return the letter of the party that is left, "" if there was no one.
# %% inputs
SIZES = (200, 2000, 20000)
EDGE_CASES = [[""], ["R"], ["RB"], ["RBB"], ["BBRRR"], ["RRBBB"]]
def make_input(rng, size):
    return ["".join(rng.choice("RB") for _ in range(size))]
# %% program: good
from collections import deque


def council_winner(parties):
    red = deque(i for i, party in enumerate(parties) if party == "R")
    blue = deque(i for i, party in enumerate(parties) if party == "B")
    seats = len(parties)
    while red and blue:
        r, b = red.popleft(), blue.popleft()
        if r < b:
            red.append(r + seats)
        else:
            blue.append(b + seats)
    if red:
        return "R"
    return "B" if blue else ""
