# %% statement
# moods is a list of words. Return, for each word in the order of first appearance, [word,
# number of its runs, length of its longest run]; a run is a longest stretch of equal
# neighbours.
# %% inputs
SIZES = (300, 2000, 8000)
EDGE_CASES = [[[]], [["glad"]], [["glad", "glad"]], [["sad", "glad", "glad", "sad"]], [["a", "b", "a", "b", "b", "c"]]]
def make_input(rng, size):
    return [[rng.choice(["glad", "glad", "sad", "calm", "cross"]) for _ in range(size)]]
# %% program: good
from itertools import groupby

def mood_runs(moods):
    runs = {}
    longest = {}
    for mood, same in groupby(moods):
        length = sum(1 for _ in same)
        runs[mood] = runs.get(mood, 0) + 1
        if length > longest.get(mood, 0):
            longest[mood] = length
    table = []
    for mood, count in runs.items():
        table.append([mood, count, longest[mood]])
    return table
