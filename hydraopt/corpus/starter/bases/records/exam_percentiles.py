# %% statement
# Results have candidate and points (candidates differ). Return for each result, in the order given, [candidate, p] where p is the percentage
# (rounded down to a whole number) of all results with fewer points than this one.
# %% inputs
SIZES = (40, 500, 3000)
EDGE_CASES = [
    [[]],
    [[{"candidate": "Ann", "points": 4}]],
    [[{"candidate": "Ann", "points": 4}, {"candidate": "Bo", "points": 4}]],
    [[{"candidate": "Ann", "points": 9}, {"candidate": "Bo", "points": 4}]],
    [[{"candidate": "Ann", "points": 7}, {"candidate": "Bo", "points": 4}, {"candidate": "Cy", "points": 9}]],
]
def make_input(rng, size):
    return [[{"candidate": f"cand{i}", "points": rng.randrange(size)} for i in range(size)]]
# %% program: good
from bisect import bisect_left


def exam_percentiles(results):
    ladder = sorted(result["points"] for result in results)
    count = len(ladder)
    return [
        [result["candidate"], 100 * bisect_left(ladder, result["points"]) // count]
        for result in results
    ]
