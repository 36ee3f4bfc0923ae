# %% statement
# Return how often Easter Sunday falls on each day "MM-DD" in the Gregorian years from `first` to `last` (positive), the commonest day first,
# equally common ones by date, as a list of [day, count]. (Use the well-known rule of Meeus and Butcher.)
# %% inputs
SIZES = (20, 200, 3000)
EDGE_CASES = [[2024, 2023], [2024, 2024], [2000, 2010], [1818, 1818], [1999, 2001], [1583, 1600]]
def make_input(rng, size):
    first = rng.randrange(1600, 3000)
    return [first, first + size]
# %% program: good
from collections import Counter


def easter(year):
    golden = year % 19
    century, rest = divmod(year, 100)
    leap, remainder = divmod(century, 4)
    shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap - shift + 15) % 30
    weekday = (32 + 2 * remainder + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return f"{month:02}-{day + 1:02}"


def easter_days(first, last):
    counts = Counter(easter(year) for year in range(first, last + 1))
    ranked = sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))
    return [[day, count] for day, count in ranked]
