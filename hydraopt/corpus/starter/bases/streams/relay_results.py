# %% statement
# `splits` is a list of pairs [TEAM, SECONDS], one for each leg run. Return the teams that ran exactly `legs` legs,
# the fastest sum of seconds first, equal sums in alphabetical order, as texts "PLACE. TEAM (SECONDS)", PLACE from 1.
# %% inputs
SIZES = (100, 600, 2500)
EDGE_CASES = [[[], 2], [[["Elk", 60]], 1], [[["Elk", 60], ["Fox", 50], ["Elk", 58], ["Fox", 61], ["Yak", 1]], 2], [[["b", 5], ["a", 5]], 1], [[["a", 5]], 2], [[["a", 5], ["a", 5], ["a", 5]], 2]]
def make_input(rng, size):
    return [[["team%d" % rng.randrange(size // 4), rng.randrange(50, 90)] for _ in range(size)], 4]
# %% program: good
from collections import defaultdict
def relay_results(splits, legs):
    times = defaultdict(list)
    for team, seconds in splits:
        times[team].append(seconds)
    finished = []
    for team, seconds in times.items():
        if len(seconds) == legs:
            finished.append((sum(seconds), team))
    finished.sort()
    return [f"{place}. {team} ({total})" for place, (total, team) in enumerate(finished, 1)]
