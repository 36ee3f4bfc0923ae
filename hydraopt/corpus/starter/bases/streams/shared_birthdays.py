# %% statement
# `birthdays` is a list of pairs [NAME, "MM-DD"]. Return the names of all who share their day with at least one
# other entry, in the order of the list.
# %% inputs
SIZES = (50, 400, 2500)
EDGE_CASES = [[[]], [[["Al", "01-01"]]], [[["Al", "01-01"], ["Bo", "01-02"], ["Cy", "01-01"]]], [[["Al", "05-05"], ["Al", "05-05"]]], [[["x", "1"], ["y", "2"]]]]
def make_input(rng, size):
    return [[["name%d" % number, "%d-%d" % (rng.randrange(size), rng.randrange(1, 3))] for number in range(size)]]
# %% program: good
from collections import Counter
def shared_birthdays(birthdays):
    days = [day for _, day in birthdays]
    counts = Counter(days)
    return [name for name, day in birthdays if counts[day] > 1]
