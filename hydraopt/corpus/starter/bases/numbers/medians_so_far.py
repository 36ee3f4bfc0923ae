# %% statement
# After each new measurement return twice the median of all measurements so far (the median of an even count is
# the mean of the two in the middle).
# %% inputs
SIZES = (200, 1000, 3000)
EDGE_CASES = [[[]], [[4]], [[1, 2]], [[3, 1, 2]], [[5, 5, 9, 1]], [[-3, 8, -3, 0, 6]]]
def make_input(rng, size):
    return [[rng.randrange(-5000, 5000) for _ in range(size)]]
# %% program: good
from bisect import insort

def medians_so_far(measurements):
    ordered = []
    medians = []
    for measurement in measurements:
        insort(ordered, measurement)
        middle = len(ordered) // 2
        if len(ordered) % 2:
            medians.append(2 * ordered[middle])
        else:
            medians.append(ordered[middle - 1] + ordered[middle])
    return medians
