# %% statement
# `players` are [name, strength] in draw order. In each round neighbours play, the stronger one wins (the first of the two
# on equal strength) and loses `wear` strength; a player left over goes on without a game. Return [the champion's name, the
# games played, sorted [name, round] of those the champion beat], or [None, 0, []] without players.
# %% inputs
SIZES = (30, 500, 4000)
EDGE_CASES = [
    [[], 1],
    [[["Pia", 4]], 1],
    [[["Pia", 4], ["Rex", 4]], 0],
    [[["Pia", 4], ["Rex", 3], ["Sam", 4]], 2],
    [[["A", 9], ["B", 8], ["C", 7], ["D", 6], ["E", 9]], 1],
]
def make_input(rng, size):
    return [[[f"player{k}", rng.randrange(50, 1000)] for k in range(size)], 1 + rng.randrange(30)]
# %% program: good
from collections import deque


def play_knockout(players, wear):
    if not players:
        return [None, 0, []]
    waiting = deque((name, strength, []) for name, strength in players)
    games = 0
    number = 0
    while len(waiting) > 1:
        number += 1
        entrants = len(waiting)
        for _ in range(entrants // 2):
            home = waiting.popleft()
            guest = waiting.popleft()
            winner, loser = (home, guest) if home[1] >= guest[1] else (guest, home)
            name, strength, beaten = winner
            beaten.append([loser[0], number])
            waiting.append((name, strength - wear, beaten))
            games += 1
        if entrants % 2:
            waiting.rotate(-1)
    champion, _, beaten = waiting[0]
    return [champion, games, sorted(beaten)]
