# %% statement
# The taken numbers are distinct, positive and ascending. Return the smallest positive integer
# that is not taken.
# %% inputs
SIZES = (200, 800, 3000)
EDGE_CASES = [[[]], [[1]], [[2]], [[1, 2, 3]], [[1, 3, 4, 9]]]
def make_input(rng, size):
    gap = size - rng.randrange(1, size // 4)
    return [[n for n in range(1, size + 1) if n != gap]]
# %% program: membership
def first_free_number(taken):
    number = 1
    while number in taken:
        number += 1
    return number
# %% program: set
def first_free_number(taken):
    numbers = set(taken)
    number = 1
    while number in numbers:
        number += 1
    return number
# %% program: enumerate
def first_free_number(taken):
    for number, entry in enumerate(taken, 1):
        if entry != number:
            return number
    return len(taken) + 1
# %% program: halving
def first_free_number(taken):
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle] == middle + 1:
            low = middle + 1
        else:
            high = middle
    return low + 1
