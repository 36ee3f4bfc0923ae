# %% statement
# Players [name, strength] of a knockout play round by round, neighbours in pairs, the stronger one (the first on a tie) goes on; a last one
# without a partner goes on, too. Return for each name the number of games played (names differ).
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[["Ann", 3]]], [[["Ann", 3], ["Bo", 3]]], [[["Ann", 1], ["Bo", 2], ["Cy", 9]]], [[["a", 4], ["b", 3], ["c", 2], ["d", 8], ["e", 5]]]]
def make_input(rng, size):
    return [[[f"player{i}", rng.randrange(1000)] for i in range(size)]]
# %% program: good
from collections import Counter


def knockout_rounds(players):
    strength = {name: points for name, points in players}
    games = Counter({name: 0 for name in strength})
    left = list(strength)
    while len(left) > 1:
        winners = []
        for place in range(0, len(left) - 1, 2):
            pair = left[place:place + 2]
            games.update(pair)
            winners.append(max(pair, key=lambda name: strength[name]))
        if len(left) % 2:
            winners.append(left[-1])
        left = winners
    return dict(games)
