# %% statement
# Return how many Fridays the 13th the Gregorian years from `first` to `last` (both within 1 to 9998) hold, and the earliest year with three
# of them (None if there is none), as a list of two.
# %% inputs
SIZES = (10, 100, 700)
EDGE_CASES = [[2024, 2023], [2026, 2026], [2000, 2000], [1900, 1901], [1, 5], [2010, 2020]]
def make_input(rng, size):
    first = rng.randrange(1, 3000)
    return [first, first + size]
# %% program: good
from datetime import date


def unlucky_fridays(first, last):
    total = 0
    worst = None
    for year in range(first, last + 1):
        here = sum(1 for month in range(1, 13) if date(year, month, 13).weekday() == 4)
        total += here
        if here == 3 and worst is None:
            worst = year
    return [total, worst]
