# %% statement
# Logins are rows [user, month] (months are whole numbers, any order). A user's cohort is the first month with a login. Return [[cohort, users, returned], ...]
# by rising cohort, `returned` being the users of the cohort with a login in the month right after it.
# %% inputs
SIZES = (60, 1000, 8000)
EDGE_CASES = [
    [[]],
    [[["ann", 3]]],
    [[["ann", 4], ["ann", 3]]],
    [[["ann", 3], ["bo", 3], ["bo", 4], ["cy", 4], ["ann", 5]]],
    [[["ann", 3], ["ann", 3], ["bo", 1]]],
]
def make_input(rng, size):
    return [[[f"user{rng.randrange(1 + size // 5)}", rng.randrange(24)] for _ in range(size)]]
# %% program: good
from collections import Counter


def cohort_retention(logins):
    active = {(user, month) for user, month in logins}
    first = {}
    for user, month in active:
        if user not in first or month < first[user]:
            first[user] = month
    sizes = Counter(first.values())
    returned = Counter(month for user, month in first.items() if (user, month + 1) in active)
    return [[month, sizes[month], returned[month]] for month in sorted(sizes)]
