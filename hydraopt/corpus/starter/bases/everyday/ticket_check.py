# %% statement
# `scans` are ticket codes in order, `sold` the codes sold (a code may be sold more than once for groups), `blocked` codes are
# never let in. A code is let in as often as it was sold. Return [number let in, different refused codes in order of their
# first refusal, number of different sold codes that were never scanned].
# %% inputs
SIZES = (60, 800, 3000)
EDGE_CASES = [
    [[], [], []],
    [["a"], [], []],
    [["a", "a", "b"], ["a", "b", "c"], []],
    [["a", "a", "a", "d", "d"], ["a", "a", "d"], ["d"]],
    [[], ["x", "x", "y"], ["y"]],
]
def make_input(rng, size):
    sold = [f"T{rng.randrange(size)}" for _ in range(size)]
    return [[f"T{rng.randrange(size)}" for _ in range(size)], sold, rng.sample(sold, size // 10)]
# %% program: good
from collections import Counter


def ticket_check(scans, sold, blocked):
    allowed = Counter(sold)
    stopped = set(blocked)
    used = {}
    refused = []
    admitted = 0
    for code in scans:
        times = used.get(code, 0)
        if code in stopped or times >= allowed[code]:
            refused.append(code)
        else:
            admitted += 1
        used[code] = times + 1
    unseen = sum(1 for code in set(sold) if code not in used)
    return [admitted, list(dict.fromkeys(refused)), unseen]
