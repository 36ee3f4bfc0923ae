# %% statement
# Contacts are pairs of names. A rumour starts with the given people; each day all contacts of those who know it learn it. Return the
# list of how many people learn it on day 1, 2, ..., until nobody new does.
# %% inputs
SIZES = (100, 1000, 5000)
EDGE_CASES = [[[], []], [[], ["Ann"]], [[["Ann", "Bo"]], ["Ann"]], [[["a", "b"], ["b", "c"], ["c", "d"], ["a", "d"]], ["a"]], [[["a", "b"], ["c", "d"]], ["a", "c", "a"]]]
def make_input(rng, size):
    return [[[f"p{i}", f"p{min(size, i + 1 + rng.randrange(8))}"] for i in range(size)], ["p0", f"p{size // 2}"]]
# %% program: good
from collections import defaultdict


def days_of_rumour(contacts, starters):
    known_to = defaultdict(set)
    for one, other in contacts:
        known_to[one].add(other)
        known_to[other].add(one)
    aware = set(starters)
    newest = aware
    counts = []
    while newest:
        newest = {person for teller in newest for person in known_to[teller]} - aware
        if newest:
            counts.append(len(newest))
            aware |= newest
    return counts
