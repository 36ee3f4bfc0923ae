# %% statement
# Players wait in a row; the first two play, the stronger (a higher number; all differ) stays, the other goes to the end of the row. Return
# [the one who first wins `needed` games in a row, games played]; None where fewer than two play. `needed` is at least 1.
# %% inputs
SIZES = (300, 3000, 10000)
EDGE_CASES = [[[], 2], [[5], 1], [[5, 3], 2], [[1, 2, 3, 4], 2], [[4, 1, 2, 9, 3], 3], [[3, 9, 1], 1]]
def make_input(rng, size):
    players = list(range(size))
    rng.shuffle(players)
    players.sort(key=lambda skill: skill + rng.randrange(size // 10))
    return [players, size // 20]
# %% program: good
from collections import deque


def king_of_the_table(players, needed):
    if len(players) < 2:
        return None
    row = deque(players)
    strongest = max(players)
    king = row.popleft()
    streak = games = 0
    while streak < needed:
        if king == strongest:
            return [king, games + needed - streak]
        rival = row.popleft()
        games += 1
        if rival > king:
            king, rival = rival, king
            streak = 0
        row.append(rival)
        streak += 1
    return [king, games]
