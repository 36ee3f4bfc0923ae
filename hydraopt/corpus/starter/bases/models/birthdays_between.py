# %% statement
# Dates are "MM-DD" of a year that is no leap year. Return for each pair [from, to] of `queries` how many of the dates lie from the one to the
# other day, both included; where `to` is before `from`, the stretch goes over New Year.
# %% inputs
SIZES = (100, 800, 3000)
EDGE_CASES = [[[], []], [[], [["01-01", "12-31"]]], [["03-01"], [["03-01", "03-01"], ["02-28", "02-28"]]], [["12-31", "01-01", "07-04"], [["12-30", "01-02"], ["02-01", "12-30"]]], [["05-05", "05-05"], [["05-06", "05-04"], ["05-05", "05-06"]]]]
def make_input(rng, size):
    day = lambda: f"{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
    return [[day() for _ in range(size)], [[day(), day()] for _ in range(size // 2)]]
# %% program: good
from itertools import accumulate

MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
BEFORE = [0, *accumulate(MONTHS)]


def day_of_year(text):
    return BEFORE[int(text[:2]) - 1] + int(text[3:]) - 1


def birthdays_between(dates, queries):
    born = [0] * 365
    for text in dates:
        born[day_of_year(text)] += 1
    until = list(accumulate(born, initial=0))
    answers = []
    for start, end in queries:
        first = day_of_year(start)
        after = day_of_year(end) + 1
        if first < after:
            answers.append(until[after] - until[first])
        else:
            answers.append((until[365] - until[first]) + (until[after] - until[0]))
    return answers
