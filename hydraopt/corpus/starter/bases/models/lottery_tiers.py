# %% statement
# Tickets list different numbers. Return a dict from the number of hits (as a text) among the `drawn` numbers to the names of the tickets
# with so many hits, in order; tickets are [name, numbers], those with fewer than `least` hits are left out.
# %% inputs
SIZES = (80, 600, 3000)
EDGE_CASES = [[[], [1, 2], 0], [[["Ann", [1, 2, 3]]], [], 0], [[["Ann", [1, 2, 3]], ["Bo", [4, 2, 1]], ["Cy", [9]]], [2, 1, 7], 1], [[["Ann", []]], [3], 1], [[["Ann", [7]], ["Bo", [7, 8]]], [8, 7], 1]]
def make_input(rng, size):
    return [[[f"t{i}", rng.sample(range(1, 50), 6)] for i in range(size)], rng.sample(range(1, 50), 9), 2]
# %% program: good
from collections import defaultdict


def lottery_tiers(tickets, drawn, least):
    lucky = set(drawn)
    tiers = defaultdict(list)
    for name, numbers in tickets:
        hits = sum(1 for number in numbers if number in lucky)
        if hits >= least:
            tiers[str(hits)].append(name)
    return dict(tiers)
