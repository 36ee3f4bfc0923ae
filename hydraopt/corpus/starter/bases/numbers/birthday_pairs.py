# %% statement
# Return how many pairs of pupils (unordered) have the same birthday, given as the day of the year of each pupil.
# %% inputs
SIZES = (500, 3000, 10000)
EDGE_CASES = [[[]], [[5]], [[5, 5]], [[1, 2, 3]], [[7, 7, 7, 2, 2]], [[365, 1, 365, 1, 365, 365]]]
def make_input(rng, size):
    return [[rng.randrange(1, 366) for _ in range(size)]]
# %% program: good
from collections import Counter

def birthday_pairs(birthdays):
    classes = Counter(birthdays)
    return sum(count * (count - 1) // 2 for count in classes.values())
