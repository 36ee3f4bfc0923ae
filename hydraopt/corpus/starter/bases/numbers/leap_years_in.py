# %% statement
# For each pair of years [first, last] (1 <= first <= last) return the number of leap years in it, both included. A year is a
# leap year if 4 divides it, but not 100, unless 400 does, too.
# %% inputs
SIZES = (300, 2000, 6000)
EDGE_CASES = [[[]], [[[1, 1]]], [[[1, 4]]], [[[1900, 1900], [2000, 2000]]], [[[1896, 1904], [1, 2026], [400, 800]]]]
def make_input(rng, size):
    spans = []
    for _ in range(size):
        first = rng.randrange(1, 2000)
        spans.append([first, first + rng.randrange(300)])
    return [spans]
# %% program: good
def leap_years_until(year):
    return year // 4 - year // 100 + year // 400

def leap_years_in(spans):
    return [leap_years_until(last) - leap_years_until(first - 1) for first, last in spans]
