# %% statement
# `lines` are "METHOD PATH STATUS MILLISECONDS"; lines with another number of words or a millisecond word that is not all
# digits are skipped, so are statuses of 500 and more. The path counts without what follows "?". Return [path, requests,
# median (the lower of the middle two)] of paths with a median above `limit`, by falling median, then path.
# %% inputs
SIZES = (60, 800, 3500)
EDGE_CASES = [
    [[], 10],
    [["GET /a 200 11", "GET /a?x=1 200 15", "GET /a 503 900"], 10],
    [["GET /a 200 9", "GET /a 200 11"], 9],
    [["GET /b 200 20", "GET /a 404 20", "GET /a 200 x", "GET /c"], 5],
    [["GET / 200 -5", ""], 0],
]
def make_input(rng, size):
    lines = []
    for _ in range(size):
        path = f"/page{rng.randrange(max(2, size // 40))}" + rng.choice(["", "?q=1", "?user=7"])
        lines.append(f"GET {path} {rng.choice([200, 200, 304, 404, 500])} {rng.choice([rng.randrange(900), '-'])}")
    return [lines, 200]
# %% program: good
from collections import defaultdict


def slow_endpoints(lines, limit):
    durations = defaultdict(list)
    for line in lines:
        words = line.split()
        if len(words) != 4 or not words[3].isdigit():
            continue
        _, path, status, milliseconds = words
        if int(status) < 500:
            durations[path.partition("?")[0]].append(int(milliseconds))
    slow = []
    for path, times in durations.items():
        times.sort()
        median = times[(len(times) - 1) // 2]
        if median > limit:
            slow.append([path, len(times), median])
    return sorted(slow, key=lambda row: (-row[2], row[0]))
