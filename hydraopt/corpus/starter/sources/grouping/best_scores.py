# %% statement
# Each game is a pair [player, points]. Return a dict from every player to the most points the
# player ever had.
# %% inputs
SIZES = (60, 250, 900)
EDGE_CASES = [[[]], [[["ann", 3]]], [[["ann", -3], ["bo", 0], ["ann", -5]]], [[["a", 1], ["a", 1], ["a", 2]]]]
def make_input(rng, size):
    return [[["p%d" % rng.randrange(size // 3), rng.randrange(1000)] for _ in range(size)]]
# %% program: original
def best_scores(games):
    best = {}
    for game in games:
        player = game[0]
        scores = []
        for other in games:
            if other[0] == player:
                scores.append(other[1])
        best[player] = max(scores)
    return best
# %% program: one_pass
def best_scores(games):
    best = {}
    for player, points in games:
        if player not in best or points > best[player]:
            best[player] = points
    return best
# %% program: sorted_dict
def best_scores(games):
    return dict(sorted(games))
# %% program: grouped
from collections import defaultdict

def best_scores(games):
    scores = defaultdict(list)
    for player, points in games:
        scores[player].append(points)
    return {player: max(points) for player, points in scores.items()}
