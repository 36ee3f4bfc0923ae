# %% statement
# Draw up a round robin by the circle method: the first team stays, the others turn. In each round the list (first team, then the others) is folded: its
# first meets its last, the second the last but one, ...; then the last of the others becomes their first. With an odd number of teams add the rest None at
# the end; its games fall out. Return the rounds, each a list of [team, team], in odd rounds (the second, fourth, ...) with the first pair turned round.
# %% inputs
SIZES = (6, 30, 110)
EDGE_CASES = [[[]], [["A"]], [["A", "B"]], [["A", "B", "C"]], [["A", "B", "C", "D"]], [["K", "L", "M", "N", "O"]]]
def make_input(rng, size):
    teams = [f"team{k}" for k in range(size)]
    rng.shuffle(teams)
    return [teams]
# %% program: good
from collections import deque


def season_schedule(teams):
    if len(teams) < 2:
        return []
    fixed, *others = teams
    circle = deque(others)
    if len(teams) % 2:
        circle.append(None)
    half = (len(circle) + 1) // 2
    rounds = []
    for number in range(len(circle)):
        order = [fixed, *circle]
        pairs = [[home, guest] for home, guest in zip(order[:half], reversed(order))]
        if number % 2:
            pairs[0].reverse()
        rounds.append([pair for pair in pairs if None not in pair])
        circle.rotate(1)
    return rounds
