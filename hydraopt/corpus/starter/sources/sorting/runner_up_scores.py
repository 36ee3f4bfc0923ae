# %% statement
# games is a list of [team, score]. Return for each team with at least two games its second
# largest score (equal scores count separately).
# %% inputs
SIZES = (200, 1500, 6000)
EDGE_CASES = [[[]], [[["red", 4]]], [[["red", 4], ["red", 4], ["blue", 1]]], [[["a", -3], ["b", 2], ["a", -8], ["a", 0]]]]
def make_input(rng, size):
    teams = ["team" + str(i) for i in range(12)]
    return [[[rng.choice(teams), rng.randrange(size * 3)] for _ in range(size)]]
# %% program: sort-after-each-game
def runner_up_scores(games):
    scores = {}
    for team, score in games:
        if team not in scores:
            scores[team] = []
        scores[team].append(score)
        scores[team].sort()
    answer = {}
    for team in scores:
        if len(scores[team]) > 1:
            answer[team] = scores[team][-2]
    return answer
# %% program: sort-once
def runner_up_scores(games):
    scores = {}
    for team, score in games:
        scores.setdefault(team, []).append(score)
    return {team: sorted(points)[-2] for team, points in scores.items() if len(points) > 1}
# %% program: nlargest
from collections import defaultdict
from heapq import nlargest

def runner_up_scores(games):
    scores = defaultdict(list)
    for team, score in games:
        scores[team].append(score)
    return {team: nlargest(2, points)[1] for team, points in scores.items() if len(points) > 1}
# %% program: two-best
def runner_up_scores(games):
    best = {}
    second = {}
    for team, score in games:
        if team not in best:
            best[team] = score
        elif score > best[team]:
            second[team] = best[team]
            best[team] = score
        elif team not in second or score > second[team]:
            second[team] = score
    return second
