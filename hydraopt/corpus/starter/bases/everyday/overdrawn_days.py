# %% statement
# `bookings` are [day, cents] in any order, `opening` is the balance before all. Take the balance at the end of each day
# with bookings; it holds until the day before the next one (the last one for one day). Return [days below zero, lowest
# balance (the opening one counts), first day below zero or None, closing balance].
# %% inputs
SIZES = (80, 1000, 5000)
EDGE_CASES = [
    [[], 100],
    [[], -5],
    [[[3, -101]], 100],
    [[[3, -101], [7, 50], [3, 1]], 100],
    [[[3, -101], [9, 1], [12, -1], [10, -3]], 50],
    [[[4, 60], [4, -60], [2, -10]], 10],
]
def make_input(rng, size):
    return [[[rng.randrange(size), rng.randrange(-9000, 9000)] for _ in range(size)], 5000]
# %% program: good
from collections import defaultdict


def overdrawn_days(bookings, opening):
    change = defaultdict(int)
    for day, cents in bookings:
        change[day] += cents
    days = sorted(change)
    following = days[1:] + [days[-1] + 1] if days else []
    balance = lowest = opening
    below = 0
    first_below = None
    for day, next_day in zip(days, following):
        balance += change[day]
        lowest = min(lowest, balance)
        if balance < 0:
            below += next_day - day
            if first_below is None:
                first_below = day
    return [below, lowest, first_below, balance]
