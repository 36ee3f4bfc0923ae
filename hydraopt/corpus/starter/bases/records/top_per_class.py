# %% statement
# Runs have class, runner and seconds. For each class return [class, names of the `count` fastest runs' runners], fastest first (equal times by name),
# classes in alphabetical order. A runner may stand in several runs and be named several times.
# %% inputs
SIZES = (60, 800, 6000)
EDGE_CASES = [
    [[], 2],
    [[{"class": "5a", "runner": "Ann", "seconds": 60}], 2],
    [[{"class": "5a", "runner": "Ann", "seconds": 60}], 0],
    [[{"class": "6b", "runner": "Bo", "seconds": 60}, {"class": "5a", "runner": "Ann", "seconds": 70}, {"class": "6b", "runner": "Al", "seconds": 60}], 1],
    [[{"class": "5a", "runner": "Bo", "seconds": 60}, {"class": "5a", "runner": "Bo", "seconds": 50}, {"class": "5a", "runner": "Cy", "seconds": 55}], 2],
]
def make_input(rng, size):
    return [[{"class": f"class{rng.randrange(12)}", "runner": f"r{rng.randrange(size)}", "seconds": rng.randrange(50, 400)} for _ in range(size)], 3]
# %% program: good
from collections import defaultdict
from heapq import nsmallest


def top_per_class(runs, count):
    times = defaultdict(list)
    for run in runs:
        times[run["class"]].append((run["seconds"], run["runner"]))
    winners = []
    for group, results in sorted(times.items()):
        fastest = nsmallest(count, results)
        winners.append([group, [runner for _, runner in fastest]])
    return winners
