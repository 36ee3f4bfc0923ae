# %% statement
# Return the smallest positive whole number that is not among the locker numbers, and the smallest such number
# that is larger than all of them, as [free, next]. Locker numbers may be repeated, zero or negative.
# %% inputs
SIZES = (200, 1000, 4000)
EDGE_CASES = [[[]], [[1]], [[2, 3]], [[3, 1, 2]], [[-5, 0]], [[4, 1, 1, 2, 9]]]
def make_input(rng, size):
    taken = list(range(1, size)) + [size + 5]
    rng.shuffle(taken)
    return [taken]
# %% program: good
def free_lockers(lockers):
    taken = set(lockers)
    free = 1
    while free in taken:
        free += 1
    return [free, max(0, *lockers) + 1 if lockers else 1]
