# %% statement
# Return twice the median of the absolute differences between the readings and their upper median (the entry at
# place len // 2 of the sorted readings). The median of an even count is the mean of the two middle values. No readings: 0.
# %% inputs
SIZES = (200, 800, 2000)
EDGE_CASES = [[[]], [[4]], [[1, 9]], [[3, 1, 2]], [[5, 5, 5, 8]], [[-4, 10, 2, 2, 30, 1]]]
def make_input(rng, size):
    return [[rng.randrange(-1000, 1000) for _ in range(size)]]
# %% program: good
def median_deviation(readings):
    if not readings:
        return 0
    ordered = sorted(readings)
    middle = len(ordered) // 2
    centre = ordered[middle]
    gaps = sorted(abs(reading - centre) for reading in ordered)
    if len(gaps) % 2:
        return 2 * gaps[middle]
    return gaps[middle - 1] + gaps[middle]
