# %% statement
# An ascending list without repeats was turned: some of its first entries were put behind the
# last one. For every wanted number, return its position in the turned list, None where it is
# missing.
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[[], [1]], [[4], [4, 5]], [[2, 3, 1], [1, 2, 3]], [[5, 6, 7, 8], [8, 5, 9]], [[30, 40, 10, 20], [10, 15, 40]]]
def make_input(rng, size):
    shelf = sorted(rng.sample(range(size * 3), size))
    cut = rng.randrange(size)
    return [shelf[cut:] + shelf[:cut], [rng.randrange(size * 3) for _ in range(size)]]
# %% program: good
from bisect import bisect_left

def turned_shelf(shelf, wanted):
    count = len(shelf)
    low, high = 0, count - 1
    while low < high:
        middle = (low + high) // 2
        if shelf[middle] > shelf[high]:
            low = middle + 1
        else:
            high = middle
    start = low
    ordered = shelf[start:] + shelf[:start]
    answers = []
    for number in wanted:
        place = bisect_left(ordered, number)
        if place < count and ordered[place] == number:
            answers.append((place + start) % count)
        else:
            answers.append(None)
    return answers
