# %% statement
# `purchases` are [member, day, cents] in any order, `tiers` are [points, name] with rising points. Each whole 100 cents gives a
# point, two if the member bought something at most 7 days before that as well (same day included, by day and then place
# in the list). Return sorted [member, points, name of the highest tier reached or "none"].
# %% inputs
SIZES = (60, 800, 4000)
EDGE_CASES = [
    [[], [[10, "wood"]]],
    [[["Gil", 1, 999]], []],
    [[["Gil", 1, 999], ["Gil", 8, 100]], [[10, "wood"], [20, "iron"]]],
    [[["Gil", 9, 999], ["Gil", 1, 550], ["Ada", 1, 99]], [[0, "new"], [5, "wood"], [14, "iron"]]],
    [[["Gil", 3, 1000], ["Gil", 3, 1000]], [[30, "iron"]]],
]
def make_input(rng, size):
    members = max(2, size // 10)
    purchases = [[f"m{rng.randrange(members)}", rng.randrange(90), rng.randrange(50, 9000)] for _ in range(size)]
    return [purchases, [[0, "paper"], [100, "wood"], [500, "iron"], [900, "gold"]]]
# %% program: good
from bisect import bisect_right


def loyalty_status(purchases, tiers):
    points = {}
    last_visit = {}
    for member, day, cents in sorted(purchases, key=lambda purchase: purchase[1]):
        earned = cents // 100
        if member in last_visit and day - last_visit[member] <= 7:
            earned *= 2
        points[member] = points.get(member, 0) + earned
        last_visit[member] = day
    limits = [limit for limit, _ in tiers]
    status = []
    for member in sorted(points):
        rank = bisect_right(limits, points[member])
        status.append([member, points[member], tiers[rank - 1][1] if rank else "none"])
    return status
