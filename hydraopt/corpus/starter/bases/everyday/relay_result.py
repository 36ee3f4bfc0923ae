# %% statement
# `runs` are [team, leg, seconds] with legs 1 to 4, `penalties` are [team, seconds]. A team with not exactly one run for each leg is disqualified. Its time is
# the sum with all its penalties. Return [texts "PLACE. TEAM m:ss" by time, then team, with equal places for equal times (the next place then counts on: 1, 1,
# 3), the fastest run of each leg as [team, seconds] of ranked teams (first by name of equals; [] without teams), sorted disqualified teams of the runs].
# %% inputs
SIZES = (20, 200, 1000)
EDGE_CASES = [
    [[], [["Jets", 5]]],
    [[["Jets", 1, 60]], []],
    [[["Jets", 1, 60], ["Jets", 2, 60], ["Jets", 3, 60], ["Jets", 4, 60]], [["Jets", 5], ["Bats", 1]]],
    [[[team, leg, 50 + leg] for team in ("Owls", "Bats", "Elks") for leg in (4, 3, 2, 1)], [["Elks", 9]]],
    [[["Jets", leg, 60] for leg in (1, 2, 3, 4, 4)], []],
]
def make_input(rng, size):
    runs = [[f"team{k}", leg, rng.randrange(50, 75)] for k in range(size) for leg in range(1, 5) if rng.randrange(30)]
    rng.shuffle(runs)
    return [runs, [[f"team{rng.randrange(size)}", 5] for _ in range(size // 2)]]
# %% program: good
from collections import defaultdict


def relay_result(runs, penalties):
    legs = defaultdict(list)
    for team, leg, seconds in runs:
        legs[team].append((leg, seconds))
    extra = defaultdict(int)
    for team, seconds in penalties:
        extra[team] += seconds
    ranked, out = [], []
    for team in sorted(legs):
        numbers, times = zip(*sorted(legs[team]))
        if numbers == (1, 2, 3, 4):
            ranked.append((sum(times) + extra[team], team, times))
        else:
            out.append(team)
    best = []
    if ranked:
        for leg in range(4):
            _, team, times = min(ranked, key=lambda entry: entry[2][leg])
            best.append([team, times[leg]])
    ranked.sort(key=lambda entry: entry[:2])
    lines = []
    place = previous = None
    for number, (total, team, _) in enumerate(ranked, 1):
        if total != previous:
            place, previous = number, total
        lines.append(f"{place}. {team} {total // 60}:{total % 60:02}")
    return [lines, best, out]
