# %% statement
# `lines` are log lines "SECONDS LEVEL MESSAGE", in order of time. A burst begins with the line that is the `limit`-th
# ERROR of the last `span` seconds (the times t - span < time <= t) and ends when the errors of that window are fewer
# at a later ERROR. Return [second of the beginning, most errors in a window] for each burst.
# %% inputs
SIZES = (60, 900, 5000)
EDGE_CASES = [
    [[], 2, 10],
    [["5 ERROR disk"], 1, 10],
    [["5 ERROR disk", "9 INFO ok", "12 ERROR disk", "30 ERROR net"], 2, 10],
    [["5 ERROR a", "15 ERROR b"], 2, 10],
    [["1 ERROR a", "2 ERROR b", "3 ERROR c", "40 ERROR d", "41 ERROR e", "42 WARN f"], 2, 10],
    [["1 INFO a", "2 WARN b"], 1, 5],
]
def make_input(rng, size):
    now, lines = 0, []
    for _ in range(size):
        now += rng.choice([0, 1, 1, 2, 9])
        lines.append(f"{now} {rng.choice(['ERROR', 'ERROR', 'INFO', 'WARN'])} part {rng.randrange(90)} failed")
    return [lines, 40, 200]
# %% program: good
from collections import deque


def error_bursts(lines, limit, span):
    recent = deque()
    bursts = []
    running = False
    for line in lines:
        second, level, _ = line.split(" ", 2)
        if level != "ERROR":
            continue
        now = int(second)
        recent.append(now)
        while recent[0] <= now - span:
            recent.popleft()
        errors = len(recent)
        if errors < limit:
            running = False
        elif running:
            bursts[-1][1] = max(bursts[-1][1], errors)
        else:
            bursts.append([now, errors])
            running = True
    return bursts
